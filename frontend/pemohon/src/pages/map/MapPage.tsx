// Peta Izin: issued permits by kecamatan, in a schematic of the regency. No outside map is asked.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { saveCsv } from "bersama/charts/csv.ts";
import { Select } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Button, Show } from "bersama/components/shown.tsx";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { useYear } from "../figures/useYear.tsx";
import { Schematic } from "./Schematic.tsx";

type Found = Schemas["DistrictStatistics"];
type District = Schemas["DistrictCounts"];

const TITLE: Text = { id: "Peta izin", en: "Map of permits" };
const LEAD: Text = {
  id: "Izin yang terbit menurut kecamatan tempat kegiatan. Ini skema, bukan peta berskala: letak kecamatan kira-kira, dan ukuran kotak tidak menunjukkan luas wilayah.",
  en: "Permits issued, by the district where the activity is. This is a diagram, not a map to scale. Positions are approximate, and tile sizes do not show area.",
};
const GROUP: Text = { id: "Kelompok izin", en: "Group of permits" };
const ALL: Text = { id: "Semua izin", en: "All permits" };
const LIST: Text = { id: "Daftar kecamatan", en: "List of districts" };
const DISTRICT: Text = { id: "Kecamatan", en: "District" };
const COUNT: Text = { id: "Izin terbit", en: "Permits issued" };
const UNKNOWN: Text = { id: "Tidak diketahui", en: "Not known" };
const UNKNOWN_HELP: Text = {
  id: "Sebagian izin tidak menyebut kecamatan. Izin yang menyebut dua kecamatan dihitung di keduanya.",
  en: "Some permits name no district. One that names two is counted in both.",
};
const IN_ALL: Text = {
  id: "{count} izin terbit pada {year}",
  en: "{count} {count:permit|permits} issued in {year}",
};
const CHOOSE: Text = {
  id: "Pilih kotak kecamatan untuk melihat rinciannya.",
  en: "Choose a district's tile to see more.",
};
const CHOSEN: Text = {
  id: "Kecamatan {name}: {count} izin",
  en: "{name}: {count} {count:permit|permits}",
};
const DOWNLOAD: Text = { id: "Unduh CSV", en: "Download CSV" };

export default function MapPage() {
  const { found, choice } = useYear((query) =>
    answer(api.GET("/api/statistics/districts", { params: { query } })),
  );
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <Show loaded={found}>{(statistics) => <Shown found={statistics}>{choice}</Shown>}</Show>
    </Page>
  );
}

function Shown({ found, children }: { found: Found; children: ComponentChildren }) {
  const [group, setGroup] = useState("");
  const [chosen, setChosen] = useState<string>();
  const groups = new Map(
    [...found.districts, found.unknown].flatMap((district) =>
      district.groups.map(({ id, name }) => [id, name] as const),
    ),
  );
  const counted = (district: District): District =>
    group
      ? { ...district, issued: district.groups.find(({ id }) => id === group)?.issued ?? 0 }
      : district;
  const districts = found.districts.map(counted);
  const unknown = counted(found.unknown);
  const district = districts.find(({ code }) => code === chosen);
  const rows = [...districts].sort((one, other) => other.issued - one.issued);
  return (
    <>
      <div class="app-filters">
        {children}
        <Select
          id="kelompok"
          label={say(GROUP)}
          prompt={say(ALL)}
          value={group}
          onValue={setGroup}
          options={[...groups].map(([id, name]) => ({ value: id, label: say(name) }))}
        />
      </div>
      <p class="govuk-body govuk-!-font-weight-bold">
        {say(IN_ALL, { count: number(found.issued), year: found.year })}
      </p>
      <div class="app-map">
        <Schematic districts={districts} chosen={chosen} onChoose={setChosen} />
        <section aria-label={say(LIST)}>
          <div class="app-map__chosen" role="status">
            {district ? <Chosen district={district} /> : <p>{say(CHOOSE)}</p>}
          </div>
          <table class="govuk-table app-figure__table">
            <caption class="govuk-table__caption govuk-table__caption--s">{say(LIST)}</caption>
            <thead>
              <tr>
                <th scope="col" class="govuk-table__header">
                  {say(DISTRICT)}
                </th>
                <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                  {say(COUNT)}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...rows, unknown].map(({ code, name, issued }) => (
                <tr key={code ?? ""}>
                  <th scope="row" class="govuk-table__cell app-table__head">
                    {name ?? say(UNKNOWN)}
                  </th>
                  <td class="govuk-table__cell govuk-table__cell--numeric">{number(issued)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="govuk-body-s">{say(UNKNOWN_HELP)}</p>
          <Button
            kind="secondary"
            type="button"
            onClick={() =>
              saveCsv(`izin-per-kecamatan-${found.year}${group && `-${group}`}.csv`, [
                [say(DISTRICT), say(COUNT)],
                ...[...rows, unknown].map(({ name, issued }) => [name ?? say(UNKNOWN), issued]),
              ])
            }
          >
            {say(DOWNLOAD)}
          </Button>
        </section>
      </div>
    </>
  );
}

function Chosen({ district: { name, issued, groups } }: { district: District }) {
  return (
    <>
      <p class="govuk-!-font-weight-bold">
        {say(CHOSEN, { name: name ?? "", count: number(issued) })}
      </p>
      <ul class="govuk-list">
        {groups
          .filter((group) => group.issued > 0)
          .map((group) => (
            <li key={group.id}>
              {say(group.name)}: {number(group.issued)}
            </li>
          ))}
      </ul>
    </>
  );
}
