import type { Schemas } from "bersama/api/client.ts";
import { number, workingDays } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { plain } from "./words.ts";

const KEPT: Text = { id: "Janji ditepati", en: "Promises kept" };
const OF: Text = { id: "{kept} dari {all} izin terbit", en: "{kept} of {all} issued" };
const TIME: Text = { id: "Sampai terbit, median", en: "Until issued, median" };
const DAYS: Text = { id: "{days} hari", en: "{days} {days:day|days}" };
const SLOW: Text = {
  id: "9 dari 10 dalam {days} hari kerja; {count} izin",
  en: "9 in 10 within {days} working days; {count} issued",
};
const FLOW: Text = { id: "Masuk, selesai", en: "In, out" };
const RUNNING: Text = { id: "masih berjalan {count}", en: "{count} still running" };
const BROKEN: Text = { id: "Lewat janji hari ini", en: "Past their promise today" };
const NOBODY: Text = { id: "tidak ada", en: "none" };
const IKM: Text = { id: "IKM triwulan {quarter}", en: "IKM, quarter {quarter}" };
const GRADE: Text = {
  id: "mutu {band}; {count} jawaban",
  en: "grade {band}; {count} {count:answer|answers}",
};
const TOO_FEW: Text = { id: "belum cukup jawaban", en: "too few answers" };
const NONE = "–";

/** Five figures that answer whether the office keeps its word. */
export function Cards({
  figures,
  satisfaction,
}: {
  figures: Schemas["FiguresView"];
  satisfaction: Schemas["SatisfactionStatistics"] | undefined;
}) {
  const { total, waiting } = figures;
  const promised = total.kept + total.late;
  const broken = waiting.filter((one) => one.broken > 0);
  const running = waiting.reduce(
    (sum, one) => sum + one.in_time + one.overdue + one.broken + one.with_applicant,
    0,
  );
  const ikm = satisfaction?.all;
  const cards = [
    {
      label: say(KEPT),
      value: total.kept_percent === null ? NONE : `${plain(total.kept_percent)} %`,
      more: promised ? say(OF, { kept: total.kept, all: promised }) : say(NOBODY),
    },
    {
      label: say(TIME),
      value:
        total.median_days === null ? NONE : say(DAYS, { days: workingDays(total.median_days) }),
      more:
        total.slow_days === null
          ? say(NOBODY)
          : say(SLOW, { days: workingDays(total.slow_days), count: number(total.issued) }),
    },
    {
      label: say(FLOW),
      value: `${number(total.sent)} · ${number(total.done)}`,
      more: say(RUNNING, { count: number(running) }),
    },
    {
      label: say(BROKEN),
      value: number(broken.reduce((sum, one) => sum + one.broken, 0)),
      more: broken.map((one) => `${one.short_name} ${one.broken}`).join(", ") || say(NOBODY),
    },
    {
      label: say(IKM, { quarter: satisfaction?.quarter ?? NONE }),
      value: ikm?.ikm == null ? NONE : number(ikm.ikm, 2),
      more: ikm?.band
        ? say(GRADE, { band: ikm.band, count: number(ikm.respondents) })
        : say(TOO_FEW),
    },
  ];
  return (
    <dl class="app-fivefold">
      {cards.map(({ label, value, more }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b>{value}</b>
            <small>{more}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
