import { answer, api, type Schemas } from "bersama/api/client.ts";
import { number, workingDays } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { usualOf } from "../apply/usual.ts";

const TITLE: Text = { id: "Sekilas angka {year}", en: "{year} in figures" };
const ISSUED: Text = { id: "izin terbit", en: "permits issued" };
const DAYS: Text = {
  id: "hari kerja dari berkas lengkap sampai izin terbit (nilai tengah dari {count} izin)",
  en: "working days from complete application to permit (median of {count})",
};
const KEPT: Text = {
  id: "izin terbit tepat janji",
  en: "permits issued by the promised day",
};
const OF: Text = { id: "{kept} dari {all}", en: "{kept} of {all}" };
const IKM: Text = {
  id: "indeks kepuasan masyarakat, dari {count} responden",
  en: "index of public satisfaction, by {count} {count:answer|answers}",
};
const MORE: Text = { id: "Semua statistik", en: "All statistics" };
const OFTEN: Text = { id: "Paling sering diajukan", en: "Most often applied for" };
const USUAL: Text = {
  id: "biasanya {days} hari kerja",
  en: "usually {days} working {days:day|days}",
};
const SO_MANY: Text = { id: "{count} terbit tahun ini", en: "{count} issued this year" };
const SHOWN = 6;

/** Figures that are not there yet are left out; a share always says of how many. */
export function Brief() {
  const { value } = useLoaded(async () => {
    const [permits, satisfaction] = await Promise.all([
      answer(api.GET("/api/statistics/permits")),
      answer(api.GET("/api/statistics/satisfaction")),
    ]);
    return { permits, satisfaction };
  }, []);
  if (!value?.permits.all.issued) return null;
  const { issued, median_days, kept, late } = value.permits.all;
  const { ikm, respondents } = value.satisfaction.all;
  const figures: (readonly [string, string])[] = [[number(issued), say(ISSUED)]];
  if (kept + late > 0)
    figures.push([say(OF, { kept: number(kept), all: number(kept + late) }), say(KEPT)]);
  if (median_days !== null)
    figures.push([workingDays(median_days), say(DAYS, { count: number(issued) })]);
  if (ikm !== null) figures.push([number(ikm, 2), say(IKM, { count: respondents })]);
  return (
    <>
      <section aria-labelledby="angka">
        <h2 class="govuk-heading-m" id="angka">
          {say(TITLE, { year: value.permits.year })}
        </h2>
        <ul class="app-figures">
          {figures.map(([figure, words]) => (
            <li key={words}>
              <strong>{figure}</strong> {words}
            </li>
          ))}
        </ul>
        <p class="govuk-body">
          <a class="govuk-link" href="/database">
            {say(MORE)}
          </a>
        </p>
      </section>
      <Often permits={value.permits} />
    </>
  );
}

function Often({ permits }: { permits: Schemas["PermitStatistics"] }) {
  const often = [...permits.types].sort((one, other) => other.issued - one.issued);
  return (
    <section aria-labelledby="sering">
      <h2 class="govuk-heading-m" id="sering">
        {say(OFTEN)}
      </h2>
      <ul class="app-often">
        {often.slice(0, SHOWN).map(({ type_id, type_name, issued }) => {
          const usual = usualOf(permits, type_id);
          return (
            <li key={type_id}>
              <a class="govuk-link govuk-!-font-weight-bold" href={`/syarat/${type_id}`}>
                {say(type_name)}
              </a>
              <span class="app-line app-quiet">
                {say(SO_MANY, { count: number(issued) })}
                {usual && `, ${say(USUAL, { days: usual.days })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
