import type { Schemas } from "bersama/api/client.ts";
import { Spans } from "bersama/charts/Spans.tsx";
import { Stacked } from "bersama/charts/Stacked.tsx";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { read as readQueue, write as writeQueue } from "../queue/address.ts";
import type { Scope } from "./address.ts";
import { Panel } from "./Panel.tsx";
import { inHours, written } from "./words.ts";

const ROLE: Text = { id: "Tahap", en: "Role" };
const WAITING: Text = { id: "Menunggu per tahap, sekarang", en: "Waiting at each role, now" };
const WAITING_ABOUT: Text = {
  id: "Tiap batang membuka daftarnya. Tidak bergantung pada tanggal di atas.",
  en: "Each bar opens its list. The days above do not matter.",
};
const IN_TIME: Text = { id: "dalam tenggat", en: "in time" };
const OVERDUE: Text = { id: "lewat tenggat", en: "overdue" };
const BROKEN: Text = { id: "lewat janji", en: "past the promise" };
const GIVEN_BACK: Text = { id: "di pemohon", en: "with applicant" };
const PACE: Text = { id: "Lama per tahap, jam kerja", en: "Time at each role, working hours" };
const PACE_ABOUT: Text = {
  id: "● median, ◆ persentil 90; tanpa waktu di pemohon",
  en: "● median, ◆ 90th percentile; without the time with the applicant",
};
const DECIDED: Text = { id: "Diputus", en: "Decided" };
const MEDIAN: Text = { id: "Median (jam)", en: "Median (hours)" };
const SLOW: Text = { id: "Persentil 90 (jam)", en: "90th percentile (hours)" };
/** The columns from this one on are hours. */
const HOURS_FROM = 2;

export function WaitingAt({
  waiting,
  scope,
  opens,
}: {
  waiting: readonly Schemas["WaitingView"][];
  scope: Scope;
  /** Whether the list of this role is open to the officer. */
  opens: (role: string) => boolean;
}) {
  const { type, district } = scope;
  const title = say(WAITING);
  return (
    <Panel
      title={title}
      about={say(WAITING_ABOUT)}
      table={{
        file: "menunggu",
        columns: [ROLE, IN_TIME, OVERDUE, BROKEN, GIVEN_BACK].map((name) => say(name)),
        rows: waiting.map((one) => [
          say(one.label),
          one.in_time,
          one.overdue,
          one.broken,
          one.with_applicant,
        ]),
        shown: written,
      }}
    >
      <Stacked
        kinds={["full", "pale", "hatched"]}
        stacks={waiting.map((one) => ({
          key: one.role,
          label: one.short_name,
          href: opens(one.role)
            ? writeQueue({ ...readQueue({}, ""), role: one.role, type, district }, "")
            : undefined,
          parts: [one.in_time, one.overdue, one.broken],
          value: (
            <>
              <b>
                {number(one.in_time + one.overdue + one.broken)}
                {one.at_least && "+"}
              </b>
              {one.broken > 0 && <small>{`${say(BROKEN)} ${one.broken}`}</small>}
            </>
          ),
        }))}
      />
      <ul class="app-legend">
        <li class="app-legend--full">{say(IN_TIME)}</li>
        <li class="app-legend--pale">{say(OVERDUE)}</li>
        <li class="app-legend--hatched">{say(BROKEN)}</li>
      </ul>
    </Panel>
  );
}

export function PaceAt({ steps }: { steps: readonly Schemas["StepFigures"][] }) {
  const title = say(PACE);
  return (
    <Panel
      title={title}
      about={say(PACE_ABOUT)}
      table={{
        file: "lama-tahap",
        columns: [ROLE, DECIDED, MEDIAN, SLOW].map((name) => say(name)),
        rows: steps.map((one) => [say(one.label), one.decided, one.median_hours, one.slow_hours]),
        shown: (cell, column) => (column < HOURS_FROM ? written(cell) : inHours(cell)),
      }}
    >
      <Spans
        spans={steps.map((one) => ({
          key: one.role,
          label: one.short_name,
          from: one.median_hours ?? 0,
          to: one.slow_hours ?? 0,
          value: `${inHours(one.median_hours)} · ${inHours(one.slow_hours)}`,
        }))}
      />
    </Panel>
  );
}
