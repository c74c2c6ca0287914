import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Bars } from "bersama/charts/Bars.tsx";
import { Columns } from "bersama/charts/Columns.tsx";
import { Figure } from "bersama/charts/Figure.tsx";
import { Select } from "bersama/components/fields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { dates, month, number, workingDays } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { useYear } from "./useYear.tsx";

type Statistics = Schemas["PermitStatistics"];

const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const ALL: Text = { id: "Semua jenis", en: "All types" };
const PER_MONTH: Text = {
  id: "Izin terbit per bulan, {year}",
  en: "Permits issued by month, {year}",
};
const PER_TYPE: Text = {
  id: "Izin terbit per jenis, {year}",
  en: "Permits issued by type, {year}",
};
const MEDIAN: Text = {
  id: "Lama proses per jenis, {year} (median hari kerja)",
  en: "Time taken by type, {year} (median working days)",
};
const MEDIAN_HELP: Text = {
  id: "Dihitung dari berkas diterima sampai izin terbit, tanpa waktu perbaikan oleh pemohon. Separuh izin selesai lebih cepat dari angka ini.",
  en: "From the accepted file to the issued permit, without the time for corrections by the applicant. Half of the permits took less.",
};
const KEPT: Text = {
  id: "{kept} dari {of} izin terbit tepat janji pada {year}.",
  en: "{kept} of {of} {of:permit was|permits were} issued by the promised day in {year}.",
};
const OF_SO_MANY: Text = {
  id: "{type}, dari {count} izin",
  en: "{type}, of {count} {count:permit|permits}",
};
const MONTH: Text = { id: "Bulan", en: "Month" };
const ISSUED: Text = { id: "Izin terbit", en: "Permits issued" };
const DAYS: Text = { id: "Median hari kerja", en: "Median working days" };
const NONE: Text = {
  id: "Belum ada izin yang terbit pada tahun ini.",
  en: "No permit was issued in this year.",
};
const SUMMARY: Text = {
  id: "Grafik batang. {title}: {count} izin seluruhnya.",
  en: "Bar chart. {title}: {count} {count:permit|permits} in all.",
};
const CHART: Text = { id: "Grafik batang. {title}.", en: "Bar chart. {title}." };

export function IssuedFigures() {
  const { found, choice } = useYear((query) =>
    answer(api.GET("/api/statistics/permits", { params: { query } })),
  );
  return (
    <>
      <div class="app-filters">{choice}</div>
      <Show loaded={found}>
        {(statistics) =>
          statistics.all.issued === 0 ? (
            <p class="govuk-body">{say(NONE)}</p>
          ) : (
            <Charts statistics={statistics} />
          )
        }
      </Show>
    </>
  );
}

function Charts({ statistics: { year, all, types } }: { statistics: Statistics }) {
  const [typeId, setTypeId] = useState("");
  const type = types.find((each) => each.type_id === typeId);
  const months = (type ?? all).months.map((value, index) => ({
    label: shortMonth(index),
    name: month(`${year}-${String(index + 1).padStart(2, "0")}`),
    value,
  }));
  const perMonth = say(PER_MONTH, { year }) + (type ? `: ${say(type.type_name)}` : "");
  const byCount = [...types].sort((one, other) => other.issued - one.issued);
  const withDays = types.filter((each) => each.median_days !== null);
  const { kept, late } = type ?? all;
  return (
    <>
      {kept + late > 0 && (
        <p class="govuk-body app-lead">
          {say(KEPT, { kept: number(kept), of: number(kept + late), year })}
        </p>
      )}
      <Figure
        title={perMonth}
        file={`izin-per-bulan-${year}${type ? `-${type.type_id}` : ""}`}
        columns={[say(MONTH), say(ISSUED)]}
        rows={months.map(({ name, value }) => [name, value])}
        shown={written}
      >
        <Select
          id="jenis"
          label={say(TYPE)}
          prompt={say(ALL)}
          value={typeId}
          onValue={setTypeId}
          options={types.map((each) => ({ value: each.type_id, label: say(each.type_name) }))}
        />
        <Columns
          points={months}
          summary={say(SUMMARY, { title: perMonth, count: number((type ?? all).issued) })}
        />
      </Figure>
      <Figure
        title={say(PER_TYPE, { year })}
        file={`izin-per-jenis-${year}`}
        columns={[say(TYPE), say(ISSUED)]}
        rows={byCount.map((each) => [say(each.type_name), each.issued])}
        shown={written}
      >
        <Bars
          points={byCount.map((each) => ({ label: say(each.type_name), value: each.issued }))}
          summary={say(SUMMARY, { title: say(PER_TYPE, { year }), count: number(all.issued) })}
        />
      </Figure>
      {withDays.length > 0 && (
        <Figure
          title={say(MEDIAN, { year })}
          file={`lama-proses-${year}`}
          columns={[say(TYPE), say(ISSUED), say(DAYS)]}
          rows={withDays.map((each) => [say(each.type_name), each.issued, each.median_days])}
          shown={(cell, column) =>
            column === 2 && typeof cell === "number" ? workingDays(cell) : written(cell)
          }
        >
          <p class="govuk-body">{say(MEDIAN_HELP)}</p>
          <Bars
            points={withDays.map((each) => ({
              label: say(OF_SO_MANY, { type: say(each.type_name), count: number(each.issued) }),
              value: each.median_days ?? 0,
            }))}
            shown={workingDays}
            summary={say(CHART, { title: say(MEDIAN, { year }) })}
          />
        </Figure>
      )}
    </>
  );
}

const written = (cell: string | number | null) => (typeof cell === "number" ? number(cell) : cell);

const monthName = dates({ month: "short", timeZone: "UTC" });
const shortMonth = (index: number) => monthName(new Date(Date.UTC(2026, index, 1)));
