import { number } from "../format.ts";
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
      {marks.map((mark) => (
        <g key={mark}>
          <line class="app-chart__line" x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
          <text class="app-chart__mark" x={LEFT - 6} y={y(mark) + 4} text-anchor="end">
            {number(mark)}
          </text>
        </g>
      ))}
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
