import { number } from "../format.ts";
import { Grid } from "./Grid.tsx";
import { named } from "./scale.ts";

/** `null`: there was nothing to measure. */
export interface Measured {
  readonly label: string;
  readonly value: number | null;
}

const WIDTH = 480;
const HEIGHT = 190;
const LEFT = 34;
const BOTTOM = 26;
const TOP = 22;

/** Parts of a hundred over time. It begins at the ten below the lowest, and says so at its axis. */
export function Line({ points, summary }: { points: readonly Measured[]; summary: string }) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const floor = Math.min(90, Math.floor(Math.min(100, ...values) / 10) * 10);
  const step = (100 - floor) / (floor >= 80 ? 4 : 5);
  const marks = Array.from(
    { length: (100 - floor) / step + 1 },
    (_, index) => floor + index * step,
  );
  const y = (value: number) =>
    HEIGHT - BOTTOM - ((value - floor) / (100 - floor)) * (HEIGHT - BOTTOM - TOP);
  const room = (WIDTH - LEFT) / Math.max(1, points.length);
  const x = (index: number) => LEFT + (index + 0.5) * room;
  const every = named(points.length);
  const last = points.reduce((found, { value }, index) => (value === null ? found : index), -1);
  return (
    <svg class="app-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      <Grid marks={marks} y={y} left={LEFT} width={WIDTH} />
      <path class="app-chart__path" d={path(points, x, y)} />
      {points.map(({ label, value }, index) => (
        <g key={label}>
          {value !== null && (
            <circle
              class={index === last ? "app-chart__last" : "app-chart__bar"}
              cx={x(index)}
              cy={y(value)}
              r={index === last ? 5 : 3}
            />
          )}
          {value !== null && index === last && (
            <text
              class="app-chart__value"
              x={Math.min(x(index), WIDTH - 20)}
              y={y(value) - 9}
              text-anchor="middle"
            >
              {number(value, Number.isInteger(value) ? 0 : 1)} %
            </text>
          )}
          {index % every === 0 && (
            <text class="app-chart__mark" x={x(index)} y={HEIGHT - 8} text-anchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Broken where nothing was measured. */
export function path(
  points: readonly Measured[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let drawn = "";
  let isOpen = false;
  for (const [index, { value }] of points.entries()) {
    if (value !== null) drawn += `${isOpen ? "L" : "M"}${x(index)} ${y(value)}`;
    isOpen = value !== null;
  }
  return drawn;
}
