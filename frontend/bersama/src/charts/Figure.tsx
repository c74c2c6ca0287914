import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import { Scroll } from "../components/Scroll.tsx";
import { Button } from "../components/shown.tsx";
import { say, type Text } from "../language.ts";
import { type Cell, saveCsv } from "./csv.ts";

const AS_TABLE: Text = { id: "Angka dalam tabel", en: "Figures as a table" };
const DOWNLOAD: Text = { id: "Unduh CSV", en: "Download CSV" };

/** A chart with its title, the same figures as a table beside it, and as a file. */
export function Figure({
  title,
  file,
  columns,
  rows,
  shown = (cell) => cell,
  children,
}: {
  title: string;
  /** The name of the file, without its ending. */
  file: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How a cell is written in the table; in the file it stands as it is. */
  shown?: (cell: Cell, column: number) => ComponentChildren;
  children: ComponentChildren;
}) {
  const unfolded = useBeside();
  return (
    <section class="app-figure" aria-label={title}>
      <h2 class="govuk-heading-m">{title}</h2>
      <div class="app-figure__parts">
        <div>{children}</div>
        <details class="app-figure__fold" open={unfolded}>
          <summary>{say(AS_TABLE)}</summary>
          <Scroll label={`${say(AS_TABLE)}: ${title}`}>
            <table class="govuk-table app-figure__table">
              <caption class="govuk-visually-hidden">{title}</caption>
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th scope="col" class={aligned("header", index)} key={column}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row[0]}>
                    {row.map((cell, index) =>
                      index === 0 ? (
                        <th scope="row" class="govuk-table__cell app-table__head" key={columns[0]}>
                          {shown(cell, index)}
                        </th>
                      ) : (
                        <td class={aligned("cell", index)} key={columns[index]}>
                          {shown(cell, index)}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </details>
      </div>
      <Button
        kind="secondary"
        type="button"
        onClick={() => saveCsv(`${file}.csv`, [columns, ...rows])}
      >
        {say(DOWNLOAD)}
        <span class="govuk-visually-hidden">: {title}</span>
      </Button>
    </section>
  );
}

/** The table stands beside its chart where there is room, and is folded below it on a phone. */
function useBeside(): boolean {
  const [room] = useState(() => matchMedia("(min-width: 56em)"));
  const [beside, setBeside] = useState(room.matches);
  useEffect(() => {
    const look = () => setBeside(room.matches);
    room.addEventListener("change", look);
    return () => room.removeEventListener("change", look);
  }, [room]);
  return beside;
}

const aligned = (part: "header" | "cell", index: number) =>
  `govuk-table__${part}${index === 0 ? "" : ` govuk-table__${part}--numeric`}`;
