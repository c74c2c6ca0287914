import { Grid } from "./Grid.tsx";
import { axis, named } from "./scale.ts";

export interface Pair {
  readonly label: string;
  readonly first: number;
  readonly second: number;
}

const WIDTH = 480;
const HEIGHT = 190;
const LEFT = 34;
const BOTTOM = 26;
const TOP = 12;

/** Two columns beside each other over time: the first hollow, the second full. */
export function Pairs({ pairs, summary }: { pairs: readonly Pair[]; summary: string }) {
  const { top, marks } = axis(
    Math.max(0, ...pairs.flatMap(({ first, second }) => [first, second])),
  );
  const room = (WIDTH - LEFT) / Math.max(1, pairs.length);
  const wide = room * 0.36;
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  const every = named(pairs.length);
  return (
    <svg class="app-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      <Grid marks={marks} y={y} left={LEFT} width={WIDTH} />
      {pairs.map(({ label, first, second }, index) => {
        const x = LEFT + index * room + room * 0.12;
        const column = (value: number, at: number, kind: string) => (
          <rect class={kind} x={at} y={y(value)} width={wide} height={HEIGHT - BOTTOM - y(value)} />
        );
        return (
          <g key={label}>
            {column(first, x, "app-chart__hollow")}
            {column(second, x + wide + 2, "app-chart__bar")}
            {index % every === 0 && (
              <text class="app-chart__mark" x={x + wide} y={HEIGHT - 8} text-anchor="middle">
                {label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
