import type { ComponentChildren } from "preact";

/** One row of a drawing that is read as a list: its name, what is drawn, and the figure in words. */
export interface Row {
  readonly key: string;
  readonly label: string;
  /** Where the row leads; without one it is there to be seen. */
  readonly href?: string | undefined;
  readonly value: ComponentChildren;
}

/** Rows of one scale. What is drawn is hidden from those who hear the page: the figure says it. */
export function Rows<T extends Row>({
  rows,
  draw,
}: {
  rows: readonly T[];
  /** Into a picture of 100 by 10 that is stretched to the width of the page. */
  draw: (row: T) => ComponentChildren;
}) {
  return (
    <ul class="app-rows">
      {rows.map((row) => (
        <li key={row.key}>
          {row.href ? (
            <a class="app-rows__row" href={row.href}>
              <Parts row={row} draw={draw} />
            </a>
          ) : (
            <div class="app-rows__row">
              <Parts row={row} draw={draw} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Parts<T extends Row>({ row, draw }: { row: T; draw: (row: T) => ComponentChildren }) {
  return (
    <>
      <span class="app-rows__name">{row.label}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {draw(row)}
      </svg>
      <span class="app-rows__value">{row.value}</span>
    </>
  );
}
