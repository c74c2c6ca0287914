import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";

import { dashboard } from "../../counters.ts";
import { roles } from "../../who.ts";
import { type Filters, type ListState, read, write } from "./address.ts";

const CAPTION: Text = {
  id: "Berkas per tahap; tiap angka membuka daftarnya",
  en: "Files at each role; every number opens its list",
};
const ALL: Text = { id: "Semua tahap", en: "All roles" };
const LEADS: Text = { id: "{line} di {role}", en: "{line} at {role}" };

type Column = Schemas["ColumnView"];

const LINES: readonly {
  label: Text;
  state: ListState | "";
  late?: boolean;
  of: (column: Column) => number;
}[] = [
  { label: { id: "Menunggu", en: "Waiting" }, state: "", of: ({ waiting }) => waiting },
  {
    label: { id: "Lewat tenggat", en: "Overdue" },
    state: "overdue",
    late: true,
    of: ({ overdue }) => overdue,
  },
  {
    label: { id: "Di pemohon", en: "With applicant" },
    state: "with_applicant",
    of: ({ with_applicant }) => with_applicant,
  },
];

/** The source's matrix: how much is where, each number the way to its list. */
export function Matrix({ filters, usual }: { filters: Filters; usual: string }) {
  const columns = dashboard.value?.roles.filter(({ role }) => role !== "administrator");
  if (!columns) return <div class="app-matrix app-matrix--empty" />;
  const to = (role: string, state: ListState | "") =>
    write({ ...read({}, usual), role, state, limit: filters.limit }, usual);
  return (
    <div class="app-matrix">
      <table>
        <caption class="app-hidden">{say(CAPTION)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(ALL)}</th>
            {columns.map((column) => (
              <th
                scope="col"
                key={column.role}
                class={roles.value.includes(column.role) ? "is-own" : undefined}
                title={column.label}
              >
                {column.short_name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <tr key={line.state}>
              <th scope="row">{say(line.label)}</th>
              {columns.map((column) => {
                const value = line.of(column);
                const look = value === 0 ? "is-none" : line.late ? "is-late" : undefined;
                return (
                  <td key={column.role}>
                    <Cell
                      href={column.opens ? to(column.role, line.state) : undefined}
                      look={look}
                      name={say(LEADS, {
                        line: say(line.label).toLowerCase(),
                        role: column.short_name,
                      })}
                    >
                      {value}
                      {column.at_least && line.state === "" && "+"}
                    </Cell>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Lists of one's own roles and of those below can be opened; other numbers are there to be seen. */
function Cell({
  href,
  look,
  name,
  children,
}: {
  href: string | undefined;
  look: string | undefined;
  name: string;
  children: preact.ComponentChildren;
}) {
  if (!href) return <span class={look}>{children}</span>;
  return (
    <a class={look} href={href}>
      {children}
      <span class="app-hidden"> {name}</span>
    </a>
  );
}
