import { answer, api } from "bersama/api/client.ts";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

const TITLE: Text = { id: "Sekilas angka {year}", en: "{year} in figures" };
const ISSUED: Text = { id: "izin terbit", en: "permits issued" };
const DAYS: Text = {
  id: "hari kerja dari berkas lengkap sampai izin terbit (nilai tengah)",
  en: "working days from complete application to permit (median)",
};
const IKM: Text = {
  id: "indeks kepuasan masyarakat, dari 100",
  en: "index of public satisfaction, out of 100",
};
const MORE: Text = { id: "Semua statistik", en: "All statistics" };

/** Figures that are not there yet are left out. */
export function Brief() {
  const { value } = useLoaded(async () => {
    const [permits, satisfaction] = await Promise.all([
      answer(api.GET("/api/statistics/permits")),
      answer(api.GET("/api/statistics/satisfaction")),
    ]);
    return { permits, satisfaction };
  }, []);
  if (!value?.permits.all.issued) return null;
  const { issued, median_days } = value.permits.all;
  const { ikm } = value.satisfaction.all;
  const figures: (readonly [string, Text])[] = [[number(issued), ISSUED]];
  if (median_days !== null) figures.push([number(median_days, median_days % 1 ? 1 : 0), DAYS]);
  if (ikm !== null) figures.push([number(ikm, 2), IKM]);
  return (
    <section aria-labelledby="angka">
      <h2 class="govuk-heading-m" id="angka">
        {say(TITLE, { year: value.permits.year })}
      </h2>
      <ul class="app-figures">
        {figures.map(([figure, words]) => (
          <li key={words.id}>
            <strong>{figure}</strong> {say(words)}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href="/database">
          {say(MORE)}
        </a>
      </p>
    </section>
  );
}
