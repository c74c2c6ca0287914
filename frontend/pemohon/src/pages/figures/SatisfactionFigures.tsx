import { answer, api, type Schemas } from "bersama/api/client.ts";
import { HIGHEST_ANSWER, LOWEST_ANSWER } from "bersama/api/rules.ts";
import { Bars } from "bersama/charts/Bars.tsx";
import { Figure } from "bersama/charts/Figure.tsx";
import { Select } from "bersama/components/fields.tsx";
import { Details, Show } from "bersama/components/shown.tsx";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { yearsUpTo } from "./years.ts";

const ANSWERS = { lowest: LOWEST_ANSWER, highest: HIGHEST_ANSWER };

type Satisfaction = Schemas["SatisfactionStatistics"];
/** What the names of elements and answers are taken from. */
interface Surveys {
  poll: { choices: readonly { value: string; label: Text }[] };
  questionnaire: { elements: readonly { id: string; name: Text }[] };
}

const QUARTER: Text = { id: "Triwulan", en: "Quarter" };
const QUARTER_OF: Text = { id: "Triwulan {quarter} tahun {year}", en: "Quarter {quarter}, {year}" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const ALL: Text = { id: "Semua jenis", en: "All types" };
const NONE: Text = {
  id: "Belum cukup yang mengisi kuesioner pada triwulan ini.",
  en: "Not enough people have filled in the questionnaire in this quarter.",
};
const INDEX: Text = {
  id: "Indeks Kepuasan Masyarakat (IKM)",
  en: "Index of public satisfaction (IKM)",
};
const OUT_OF: Text = {
  id: "dari 100, mutu {band}, menurut {count} orang",
  en: "out of 100, grade {band}, by {count} {count:person|people}",
};
const BANDS: Record<Schemas["Band"], Text> = {
  A: { id: "A (sangat baik)", en: "A (very good)" },
  B: { id: "B (baik)", en: "B (good)" },
  C: { id: "C (kurang baik)", en: "C (fair)" },
  D: { id: "D (tidak baik)", en: "D (poor)" },
};
const ELEMENTS: Text = {
  id: "Nilai tiap unsur ({lowest} sampai {highest}), menurut {count} orang",
  en: "Each element ({lowest} to {highest}), by {count} {count:person|people}",
};
const ELEMENT: Text = { id: "Unsur", en: "Element" };
const MEAN: Text = { id: "Nilai rata-rata", en: "Mean" };
const TYPES: Text = { id: "IKM tiap jenis izin", en: "IKM by permit type" };
const RESPONDENTS: Text = { id: "Responden", en: "Respondents" };
const BY_SO_MANY: Text = {
  id: "{type}, menurut {count} orang",
  en: "{type}, by {count} {count:person|people}",
};
const IKM: Text = { id: "IKM", en: "IKM" };
const POLL: Text = { id: "Poling kepuasan", en: "The poll" };
const CHOICE: Text = { id: "Jawaban", en: "Answer" };
const COUNT: Text = { id: "Jumlah", en: "Count" };
const CHART: Text = { id: "Grafik batang. {title}.", en: "Bar chart. {title}." };
const METHOD: Text = { id: "Cara menghitung", en: "How it is calculated" };
const METHOD_WORDS: Text = {
  id: "Menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017: sembilan unsur dinilai {lowest} sampai {highest}, IKM = 25 × rata-rata kesembilan unsur. Setiap pemegang izin mengisi kuesioner sebelum mengunduh izinnya.",
  en: "By regulation 14/2017 of the Minister of Administrative Reform: nine elements are rated {lowest} to {highest}, and IKM = 25 × the mean of the nine. Every holder answers before downloading the permit.",
};

export function SatisfactionFigures() {
  const [quarter, setQuarter] = useState("");
  const surveys = useLoaded(() => answer(api.GET("/api/surveys")), []);
  const now = useLoaded(() => answer(api.GET("/api/statistics/satisfaction")), []);
  return (
    <Show loaded={now}>
      {(latest) => (
        <>
          <div class="app-filters">
            <Select
              id="triwulan"
              label={say(QUARTER)}
              prompt={named(latest)}
              value={quarter}
              onValue={setQuarter}
              options={before(latest)}
            />
          </div>
          <Show loaded={surveys}>
            {(forms) =>
              quarter ? (
                <OfQuarter key={quarter} quarter={quarter} forms={forms} />
              ) : (
                <Charts found={latest} forms={forms} />
              )
            }
          </Show>
          <Details summary={say(METHOD)}>
            <p>{say(METHOD_WORDS, ANSWERS)}</p>
          </Details>
        </>
      )}
    </Show>
  );
}

const named = ({ year, quarter }: { year: number; quarter: number }) =>
  say(QUARTER_OF, { year, quarter });

/** The quarters before the latest, newest first; `2026-3` is a value. */
function before(latest: Satisfaction) {
  return yearsUpTo(latest.year)
    .flatMap((year) => [4, 3, 2, 1].map((quarter) => ({ year, quarter })))
    .filter(({ year, quarter }) => year < latest.year || quarter < latest.quarter)
    .slice(0, 12)
    .map((each) => ({ value: `${each.year}-${each.quarter}`, label: named(each) }));
}

function OfQuarter({ quarter, forms }: { quarter: string; forms: Surveys }) {
  const [year, number] = quarter.split("-").map(Number);
  const found = useLoaded(
    () =>
      answer(
        api.GET("/api/statistics/satisfaction", {
          params: { query: { year: year ?? null, quarter: number ?? null } },
        }),
      ),
    [quarter],
  );
  return <Show loaded={found}>{(value) => <Charts found={value} forms={forms} />}</Show>;
}

function Charts({ found, forms }: { found: Satisfaction; forms: Surveys }) {
  const [typeId, setTypeId] = useState("");
  const of = found.types.find((each) => each.type_id === typeId) ?? found.all;
  const file = `${found.year}-${found.quarter}${typeId && `-${typeId}`}`;
  const elements = of.elements.map(({ id, mean }) => {
    const element = forms.questionnaire.elements.find((each) => each.id === id);
    return { label: element ? `${id} ${say(element.name)}` : id, value: mean };
  });
  const polls = of.polls.map(({ value, count }) => {
    const choice = forms.poll.choices.find((each) => each.value === value);
    return { label: choice ? say(choice.label) : value, value: count };
  });
  const perElement = say(ELEMENTS, { ...ANSWERS, count: number(of.respondents) });
  const rated = found.types.filter((each) => each.ikm !== null);
  return (
    <>
      {found.types.length > 0 && (
        <div class="app-filters">
          <Select
            id="jenis"
            label={say(TYPE)}
            prompt={say(ALL)}
            value={typeId}
            onValue={setTypeId}
            options={found.types.map((each) => ({
              value: each.type_id,
              label: say(each.type_name),
            }))}
          />
        </div>
      )}
      {of.ikm === null || of.band === null ? (
        <p class="govuk-body">{say(NONE)}</p>
      ) : (
        <>
          <ul class="app-figures">
            <li>
              {say(INDEX)}
              <strong>{number(of.ikm, 2)}</strong>{" "}
              {say(OUT_OF, { band: say(BANDS[of.band]), count: number(of.respondents) })}
            </li>
          </ul>
          <Figure
            title={perElement}
            file={`ikm-unsur-${file}`}
            columns={[say(ELEMENT), say(MEAN)]}
            rows={elements.map(({ label, value }) => [label, value])}
            shown={(cell) => (typeof cell === "number" ? number(cell, 2) : cell)}
          >
            <Bars
              points={elements}
              top={HIGHEST_ANSWER}
              shown={(value) => number(value, 2)}
              summary={say(CHART, { title: perElement })}
            />
          </Figure>
        </>
      )}
      {polls.length > 0 && (
        <Figure
          title={say(POLL)}
          file={`poling-${file}`}
          columns={[say(CHOICE), say(COUNT)]}
          rows={polls.map(({ label, value }) => [label, value])}
        >
          <Bars points={polls} summary={say(CHART, { title: say(POLL) })} />
        </Figure>
      )}
      {!typeId && rated.length > 0 && (
        <Figure
          title={say(TYPES)}
          file={`ikm-jenis-${file}`}
          columns={[say(TYPE), say(IKM), say(RESPONDENTS)]}
          rows={rated.map((each) => [say(each.type_name), each.ikm, each.respondents])}
          shown={(cell, column) =>
            typeof cell === "number" ? number(cell, column === 1 ? 2 : 0) : cell
          }
        >
          <Bars
            points={rated.map((each) => ({
              label: say(BY_SO_MANY, {
                type: say(each.type_name),
                count: number(each.respondents),
              }),
              value: each.ikm ?? 0,
            }))}
            top={100}
            shown={(value) => number(value, 2)}
            summary={say(CHART, { title: say(TYPES) })}
          />
        </Figure>
      )}
    </>
  );
}
