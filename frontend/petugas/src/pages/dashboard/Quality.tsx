import type { Schemas } from "bersama/api/client.ts";
import { HIGHEST_ANSWER } from "bersama/api/rules.ts";
import { Stacked } from "bersama/charts/Stacked.tsx";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { Panel } from "./Panel.tsx";
import { written } from "./words.ts";

const ELEMENTS: Text = { id: "Kepuasan per unsur", en: "Satisfaction by element" };
const ELEMENTS_ABOUT: Text = {
  id: "Nilai rata-rata sampai {highest} dari {count} jawaban, triwulan {quarter} {year} (PermenPANRB 14/2017)",
  en: "Means up to {highest} of {count} {count:answer|answers}, quarter {quarter} of {year} (regulation 14/2017)",
};
const ELEMENT: Text = { id: "Unsur", en: "Element" };
const MEAN: Text = { id: "Nilai", en: "Mean" };
const ROUNDS: Text = { id: "Dikembalikan ke pemohon", en: "Given back to the applicant" };
const ROUNDS_ABOUT: Text = {
  id: "Izin yang terbit, menurut berapa kali diperbaiki",
  en: "Issued permits, by how often they were corrected",
};
const HOW_OFTEN: Text = { id: "Perbaikan", en: "Corrections" };
const PERMITS: Text = { id: "Izin", en: "Permits" };
const NEVER: Text = { id: "Tanpa perbaikan", en: "Never" };
const TIMES: Text = { id: "{rounds} kali", en: "{rounds} {rounds:time|times}" };

export interface Elements {
  readonly questionnaire: { readonly elements: readonly { id: string; name: Text }[] };
}

export function ByElement({
  satisfaction,
  forms,
}: {
  satisfaction: Schemas["SatisfactionStatistics"];
  forms: Elements;
}) {
  const { year, quarter, all } = satisfaction;
  const elements = all.elements.map(({ id, mean }) => {
    const element = forms.questionnaire.elements.find((each) => each.id === id);
    return { key: id, label: element ? `${id} ${say(element.name)}` : id, mean };
  });
  return (
    <Panel
      title={say(ELEMENTS)}
      about={say(ELEMENTS_ABOUT, {
        highest: HIGHEST_ANSWER,
        count: number(all.respondents),
        quarter,
        year,
      })}
      table={{
        file: `ikm-unsur-${year}-${quarter}`,
        columns: [say(ELEMENT), say(MEAN)],
        rows: elements.map(({ label, mean }) => [label, mean]),
        shown: (cell) => (typeof cell === "number" ? number(cell, 2) : cell),
      }}
    >
      <Stacked
        kinds={["full", "pale"]}
        stacks={elements.map(({ key, label, mean }) => ({
          key,
          label,
          parts: [mean, HIGHEST_ANSWER - mean],
          value: <b>{number(mean, 2)}</b>,
        }))}
      />
    </Panel>
  );
}

export function Rounds({ rounds }: { rounds: readonly Schemas["RoundsView"][] }) {
  const all = rounds.reduce((sum, { permits }) => sum + permits, 0);
  const called = (count: number) => (count ? say(TIMES, { rounds: count }) : say(NEVER));
  return (
    <Panel
      title={say(ROUNDS)}
      about={say(ROUNDS_ABOUT)}
      table={{
        file: "perbaikan",
        columns: [say(HOW_OFTEN), say(PERMITS)],
        rows: rounds.map(({ rounds: count, permits }) => [called(count), permits]),
        shown: written,
      }}
    >
      <Stacked
        kinds={["full"]}
        stacks={rounds.map(({ rounds: count, permits }) => ({
          key: `${count}`,
          label: called(count),
          parts: [permits],
          value: (
            <>
              <b>{number(permits)}</b> · {number(Math.round((100 * permits) / all))} %
            </>
          ),
        }))}
      />
    </Panel>
  );
}
