// The report of the satisfaction survey: a quarter is chosen, its PDF is opened.

import { answer, api } from "bersama/api/client.ts";
import { LINK_MINUTES } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Select } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

const TITLE: Text = { id: "Survei kepuasan masyarakat", en: "Satisfaction survey" };
const ABOUT: Text = {
  id: "Menurut PermenPANRB 14/2017, dengan tindak lanjut tiap unsur yang diisi administrator di Data kantor.",
  en: "By PermenPANRB 14/2017, with the follow-up of each element that administrators enter under Office data.",
};
const QUARTER: Text = { id: "Triwulan", en: "Quarter" };
const NAMED: Text = { id: "Triwulan {quarter} tahun {year}", en: "Quarter {quarter}, {year}" };
const CHOOSE: Text = { id: "Pilih triwulan", en: "Choose a quarter" };
const MAKE: Text = { id: "Susun laporan survei", en: "Compose the survey report" };
const OPEN: Text = { id: "Buka laporan {quarter} (PDF)", en: "Open the report of {quarter} (PDF)" };
const OPENS: Text = {
  id: "Tautan berlaku {minutes} menit.",
  en: "The link is good for {minutes} {minutes:minute|minutes}.",
};
/** So many quarters are offered, the one that runs first. */
const OFFERED = 8;

export function Quarterly() {
  const offered = quartersUpTo(new Date());
  const form = useForm(
    { quarter: offered[1] ?? "", url: "", of: "" },
    async ({ quarter: chosen }) => {
      const [year, quarter] = chosen.split("-").map(Number);
      const query = { year: year ?? 0, quarter: quarter ?? 0 };
      const { url } = await answer(
        api.GET("/api/officer/reports/satisfaction", { params: { query } }),
      );
      form.put({ url, of: chosen });
    },
  );
  const { url, of } = form.values;
  return (
    <section class="app-export" aria-labelledby="skm">
      <h2 id="skm">{say(TITLE)}</h2>
      <p class="app-quiet">{say(ABOUT)}</p>
      <ActForm act={form} label={say(MAKE)}>
        <Select
          {...form.field("quarter", "quarter", "year")}
          label={say(QUARTER)}
          prompt={say(CHOOSE)}
          options={offered.map((value) => ({ value, label: named(value) }))}
        />
      </ActForm>
      <div role="status">
        {url && (
          <p>
            <a class="app-button" href={url} target="_blank" rel="noreferrer">
              {say(OPEN, { quarter: named(of) })}
            </a>{" "}
            <span class="app-quiet">{say(OPENS, { minutes: LINK_MINUTES })}</span>
          </p>
        )}
      </div>
    </section>
  );
}

function named(value: string): string {
  const [year = "", quarter = ""] = value.split("-");
  return say(NAMED, { year, quarter });
}

/** `2026-4`, `2026-3`, … */
export function quartersUpTo(today: Date): string[] {
  const now = today.getFullYear() * 4 + Math.floor(today.getMonth() / 3);
  return Array.from({ length: OFFERED }, (_, back) => now - back).map(
    (quarter) => `${Math.floor(quarter / 4)}-${(quarter % 4) + 1}`,
  );
}
