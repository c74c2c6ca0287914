import type { Schemas } from "bersama/api/client.ts";
import type { Cell } from "bersama/charts/csv.ts";
import { workingDays } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { type Scope, write } from "./address.ts";
import { FiguresTable } from "./Panel.tsx";
import { ISSUED, KEPT_PERCENT, MEDIAN_DAYS, SENT, WAITING, written } from "./words.ts";

const TYPES: Text = { id: "Per jenis izin", en: "By permit type" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const DISTRICTS: Text = { id: "Per kecamatan", en: "By district" };
const DISTRICT: Text = { id: "Kecamatan", en: "District" };
const NOWHERE: Text = { id: "Tanpa kecamatan", en: "No district" };
const OFFICERS: Text = { id: "Per petugas", en: "By officer" };
const OFFICER: Text = { id: "Petugas", en: "Officer" };
const HELD: Text = { id: "Dipegang kini", en: "Held now" };
const APPROVED: Text = { id: "Disetujui", en: "Approved" };
const RETURNED: Text = { id: "Dikembalikan", en: "Returned" };
const REJECTED: Text = { id: "Ditolak", en: "Rejected" };
const SIGNED: Text = { id: "Ditandatangani", en: "Signed" };

type Figures = Schemas["FiguresView"];

/** The same figures by type, district and officer; a name narrows the whole page to itself. */
export function Breakdown({ figures, scope }: { figures: Figures; scope: Scope }) {
  const narrowed = (part: Partial<Scope>) => write("/petugas/dasbor", { ...scope, ...part });
  const { types, districts, officers } = figures;
  return (
    <>
      <Part title={say(TYPES)}>
        <FiguresTable
          caption={say(TYPES)}
          file="jenis"
          columns={[TYPE, SENT, ISSUED, WAITING, KEPT_PERCENT, MEDIAN_DAYS].map((one) => say(one))}
          rows={types.map(({ type_name, waiting, flow }) => [
            say(type_name),
            flow.sent,
            flow.issued,
            waiting,
            flow.kept_percent,
            flow.median_days,
          ])}
          shown={(cell, column, row) =>
            column ? (
              figure(cell, column === 5)
            ) : (
              <a href={narrowed({ type: types[row]?.type_id ?? "" })}>{cell}</a>
            )
          }
        />
      </Part>
      <Part title={say(DISTRICTS)}>
        <FiguresTable
          caption={say(DISTRICTS)}
          file="kecamatan"
          columns={[DISTRICT, SENT, ISSUED, KEPT_PERCENT, MEDIAN_DAYS].map((one) => say(one))}
          rows={districts.map(({ name, flow }) => [
            name ?? say(NOWHERE),
            flow.sent,
            flow.issued,
            flow.kept_percent,
            flow.median_days,
          ])}
          shown={(cell, column, row) => {
            const code = districts[row]?.code;
            if (column || !code) return figure(cell, column === 4);
            return <a href={narrowed({ district: code })}>{cell}</a>;
          }}
        />
      </Part>
      <Part title={say(OFFICERS)}>
        <FiguresTable
          caption={say(OFFICERS)}
          file="petugas"
          columns={[OFFICER, HELD, APPROVED, RETURNED, REJECTED, SIGNED].map((one) => say(one))}
          rows={officers.map((one) => [
            one.name,
            one.held,
            one.approved,
            one.returned,
            one.rejected,
            one.signed,
          ])}
          shown={written}
        />
      </Part>
    </>
  );
}

const figure = (cell: Cell, days: boolean) =>
  days && typeof cell === "number" ? workingDays(cell) : written(cell);

function Part({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="app-panel app-chartpanel app-chartpanel--wide">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
