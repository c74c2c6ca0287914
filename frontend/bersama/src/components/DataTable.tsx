import type { ComponentChildren } from "preact";

export interface Column<T> {
  name: string;
  numeric?: boolean;
  /** The first column of this kind names its row. */
  heads?: boolean;
  cell: (row: T) => ComponentChildren;
}

/**
 * A table that is a list of cards on a phone. The roles are said once more, because browsers forget
 * them where a table is not laid out as one.
 */
export function DataTable<T>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table class="govuk-table app-table" role="table">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead class="govuk-table__head" role="rowgroup">
        <tr class="govuk-table__row" role="row">
          {columns.map((column) => (
            <th
              scope="col"
              role="columnheader"
              class={`govuk-table__header${column.numeric ? " govuk-table__header--numeric" : ""}`}
              key={column.name}
            >
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr class="govuk-table__row" role="row" key={rowKey(row)}>
            {columns.map((column) =>
              column.heads ? (
                <th
                  scope="row"
                  role="rowheader"
                  class="govuk-table__cell app-table__head"
                  key={column.name}
                >
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  role="cell"
                  class={`govuk-table__cell${column.numeric ? " govuk-table__cell--numeric" : ""}`}
                  data-label={column.name}
                  key={column.name}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
