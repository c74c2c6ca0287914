import { type Row, Rows } from "./Rows.tsx";

export interface Stack extends Row {
  /** In the order of `kinds`. */
  readonly parts: readonly number[];
}

/** How the parts look, from the left: full, pale, and hatched. */
export type Kind = "full" | "pale" | "hatched";

/** Bars of several parts below each other, on one scale. */
export function Stacked({ stacks, kinds }: { stacks: readonly Stack[]; kinds: readonly Kind[] }) {
  const top = Math.max(1, ...stacks.map(({ parts }) => sum(parts)));
  return (
    <Rows
      rows={stacks}
      draw={({ parts }) =>
        parts.map((part, index) => {
          const x = (sum(parts.slice(0, index)) / top) * 100;
          const width = (part / top) * 100;
          const kind = kinds[index] ?? "full";
          return (
            <g key={kind}>
              <rect class={`app-part app-part--${kind}`} x={x} y="1" width={width} height="8" />
              {kind === "hatched" && <path class="app-hatch" d={hatch(x, width)} />}
            </g>
          );
        })
      }
    />
  );
}

/** Slanting lines within a part, so that it is told apart without its colour. */
export function hatch(x: number, width: number): string {
  let path = "";
  for (let at = x + 0.5; at + 0.7 <= x + width; at += 1.4) path += `M${at} 9L${at + 0.7} 1`;
  return path;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
