import { type Cell, saveCsv } from "bersama/charts/csv.ts";
import { Scroll } from "bersama/components/Scroll.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

const AS_TABLE: Text = { id: "Angka dalam tabel", en: "Figures as a table" };
const DOWNLOAD: Text = { id: "Unduh CSV", en: "Download CSV" };
const NONE: Text = { id: "Tidak ada pada rentang ini.", en: "Nothing in these days." };

export interface Table {
  /** The name of the file, without its ending. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How a cell is written on the page; in the file it stands as it is. */
  readonly shown?: (cell: Cell, column: number, row: number) => ComponentChildren;
}

/** One chart with the question it answers, and the same figures as a table folded under it. */
export function Panel({
  title,
  about,
  table,
  children,
}: {
  title: string;
  about: ComponentChildren;
  table: Table;
  children: ComponentChildren;
}) {
  return (
    <section class="app-panel app-chartpanel" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p class="app-quiet">{about}</p>
      </div>
      <div class="app-chartpanel__drawing">
        {table.rows.length > 0 ? children : <p class="app-blank app-quiet">{say(NONE)}</p>}
      </div>
      <details>
        <summary>{say(AS_TABLE)}</summary>
        <FiguresTable caption={title} {...table} />
      </details>
    </section>
  );
}

/** Numbers stand right, the first column names its row; the whole can be had as a file. */
export function FiguresTable({
  caption,
  file,
  columns,
  rows,
  shown = (cell) => cell,
}: Table & { caption: string }) {
  return (
    <>
      <Scroll label={caption}>
        <table class="app-table app-table--tight">
          <caption class="app-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th scope="col" class={index ? "app-num" : undefined} key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row[0]}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th scope="row" key={columns[0]}>
                      {shown(cell, index, at)}
                    </th>
                  ) : (
                    <td class={`app-num${cell ? "" : " app-nil"}`} key={columns[index]}>
                      {shown(cell, index, at)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <button
        type="button"
        class="app-button app-button--small"
        onClick={() => saveCsv(`${file}.csv`, [columns, ...rows])}
      >
        {say(DOWNLOAD)}
        <span class="app-hidden">: {caption}</span>
      </button>
    </>
  );
}
