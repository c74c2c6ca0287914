// How many working hours each step takes, by role and by permit type, in a year or a quarter of it.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { number, officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { Choose } from "../../components/Choose.tsx";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { inHours } from "../dashboard/words.ts";
import "../dashboard/dashboard.scss";

type Pace = Schemas["PaceView"];

const TITLE: Text = { id: "Lama tiap tahap", en: "Time at each step" };
const LEAD: Text = {
  id: "Dalam jam kerja, tanpa waktu di pemohon.",
  en: "In working hours, without the time with the applicant.",
};
const PERIOD: Text = { id: "Rentang", en: "Period" };
const YEAR: Text = { id: "Tahun", en: "Year" };
const THIS_YEAR: Text = { id: "Tahun ini", en: "This year" };
const QUARTER: Text = { id: "Triwulan", en: "Quarter" };
const WHOLE: Text = { id: "Setahun penuh", en: "The whole year" };
const NTH: Text = { id: "Triwulan {nth}", en: "Quarter {nth}" };
const ALL: Text = { id: "Semua jenis, per peran", en: "All types, by role" };
const ROLE: Text = { id: "Peran", en: "Role" };
const STEP: Text = { id: "Tahap", en: "Step" };
const DECIDED: Text = { id: "Diputus", en: "Decided" };
const MEDIAN: Text = { id: "Separuhnya dalam", en: "Half within" };
const SLOW: Text = { id: "Sembilan dari sepuluh dalam", en: "Nine of ten within" };
const BUDGET: Text = { id: "Tenggat", en: "May take" };
const FIGURES = [DECIDED, MEDIAN, SLOW];
const HOURS: Text = { id: "{hours} jam", en: "{hours} h" };
const OVER: Text = { id: "melewati tenggat", en: "beyond what it may take" };
const NONE: Text = {
  id: "Belum ada tahap yang diputus pada rentang ini.",
  en: "No step was decided in this period.",
};
const YEARS = 5;
const HERE = "/petugas/lama-tahap";

export default function StepTimes() {
  const { query, route } = useLocation();
  const year = /^20\d\d$/.test(query.year ?? "") ? `${query.year}` : "";
  const quarter = /^[1-4]$/.test(query.quarter ?? "") ? `${query.quarter}` : "";
  const asked = { year: Number(year) || null, quarter: Number(quarter) || null };
  const found = useLoaded(
    () => answer(api.GET("/api/statistics/steps", { params: { query: asked } })),
    [year, quarter],
  );
  const to = (change: { year?: string; quarter?: string }) => {
    const next = { year, quarter, ...change };
    const given = Object.entries(next).filter(([, value]) => value !== "");
    route(given.length ? `${HERE}?${new URLSearchParams(given)}` : HERE);
  };
  const now = Number(officeDay(new Date()).slice(0, 4));
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <form class="app-scope" method="dialog" aria-label={say(PERIOD)}>
        <Choose
          label={say(YEAR)}
          all={say(THIS_YEAR)}
          value={year}
          choices={Array.from({ length: YEARS }, (_, back) => {
            const value = `${now - 1 - back}`;
            return { value, label: value };
          })}
          onValue={(chosen) => to({ year: chosen })}
        />
        <Choose
          label={say(QUARTER)}
          all={say(WHOLE)}
          value={quarter}
          choices={["1", "2", "3", "4"].map((nth) => ({ value: nth, label: say(NTH, { nth }) }))}
          onValue={(chosen) => to({ quarter: chosen })}
        />
      </form>
      <Show loaded={found}>
        {({ all, types }) =>
          all.length === 0 ? (
            <p class="app-blank">{say(NONE)}</p>
          ) : (
            <>
              <Times caption={say(ALL)} of={ROLE} paces={all} />
              {types.map((type) => (
                <Times
                  key={type.type_id}
                  caption={say(type.type_name)}
                  of={STEP}
                  paces={type.steps}
                />
              ))}
            </>
          )
        }
      </Show>
    </>
  );
}

function Times({ caption, of, paces }: { caption: string; of: Text; paces: readonly Pace[] }) {
  const hasBudget = paces.some(({ budget_hours }) => budget_hours !== null);
  const figures = hasBudget ? [...FIGURES, BUDGET] : FIGURES;
  return (
    <Listed caption={caption} heads={[of, ...figures]} number={figures} shown tight>
      {paces.map((pace) => (
        <tr key={pace.of}>
          <th scope="row">{say(pace.label)}</th>
          <td class="app-num">{number(pace.decided)}</td>
          <td class="app-num">{hours(pace.median_hours)}</td>
          <td class="app-num">
            {isOver(pace) ? (
              <b>
                {hours(pace.slow_hours)} <span class="app-hidden">{say(OVER)}</span>
              </b>
            ) : (
              hours(pace.slow_hours)
            )}
          </td>
          {hasBudget && <td class="app-num">{hours(pace.budget_hours)}</td>}
        </tr>
      ))}
    </Listed>
  );
}

const isOver = ({ slow_hours, budget_hours }: Pace) =>
  slow_hours !== null && budget_hours !== null && slow_hours > budget_hours;

const hours = (value: number | null) =>
  value === null ? "–" : say(HOURS, { hours: inHours(value) });
