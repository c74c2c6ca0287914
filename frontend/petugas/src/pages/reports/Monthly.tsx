// The monthly report: a month is chosen, its PDF is opened.

import { answer, api } from "bersama/api/client.ts";
import { LINK_MINUTES } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Select } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { month as monthName } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../../components/PageHead.tsx";
import "../exports/exports.scss";
import { Quarterly } from "./Quarterly.tsx";

const TITLE: Text = { id: "Laporan bulanan", en: "Monthly report" };
const ABOUT: Text = {
  id: "Berkas PDF untuk dicetak dan ditandatangani; angkanya sama dengan dasbor.",
  en: "A PDF to be printed and signed; its figures are the dashboard's. It is in Indonesian.",
};
const MONTH: Text = { id: "Bulan", en: "Month" };
const CHOOSE: Text = { id: "Pilih bulan", en: "Choose a month" };
const MAKE: Text = { id: "Buat laporan", en: "Make the report" };
const OPEN: Text = { id: "Buka laporan {month} (PDF)", en: "Open the report of {month} (PDF)" };
const OPENS: Text = {
  id: "Tautan berlaku {minutes} menit.",
  en: "The link is good for {minutes} {minutes:minute|minutes}.",
};
/** So many months are offered, the one that runs first. */
const OFFERED = 24;

export default function Monthly() {
  const offered = monthsUpTo(new Date());
  const form = useForm({ month: offered[1] ?? "", url: "", of: "" }, async ({ month: chosen }) => {
    const [year, month] = chosen.split("-").map(Number);
    const query = { year: year ?? 0, month: month ?? 0 };
    const { url } = await answer(api.GET("/api/officer/reports/monthly", { params: { query } }));
    form.put({ url, of: chosen });
  });
  const { url, of } = form.values;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(ABOUT)} />
      <div class="app-export">
        <ActForm act={form} label={say(MAKE)}>
          <Select
            {...form.field("month", "month", "year")}
            label={say(MONTH)}
            prompt={say(CHOOSE)}
            options={offered.map((value) => ({ value, label: monthName(value) }))}
          />
        </ActForm>
        <div role="status">
          {url && (
            <p>
              <a class="app-button" href={url} target="_blank" rel="noreferrer">
                {say(OPEN, { month: monthName(of) })}
              </a>{" "}
              <span class="app-quiet">{say(OPENS, { minutes: LINK_MINUTES })}</span>
            </p>
          )}
        </div>
      </div>
      <Quarterly />
    </>
  );
}

/** `2026-11`, `2026-10`, …; the office's month, which is the browser's but for some hours. */
export function monthsUpTo(today: Date): string[] {
  return Array.from({ length: OFFERED }, (_, back) => {
    const first = new Date(Date.UTC(today.getFullYear(), today.getMonth() - back, 1));
    return first.toISOString().slice(0, 7);
  });
}
