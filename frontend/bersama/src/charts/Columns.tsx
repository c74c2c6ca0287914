import { number } from "../format.ts";
import { Grid } from "./Grid.tsx";
import { axis } from "./scale.ts";

export interface Point {
  label: string;
  value: number;
}

const WIDTH = 480;
const HEIGHT = 220;
const LEFT = 34;
const BOTTOM = 28;
const TOP = 20;

/** Columns over time. The table beside it says the same; `summary` is what is heard of it. */
export function Columns({ points, summary }: { points: readonly Point[]; summary: string }) {
  const { top, marks } = axis(Math.max(0, ...points.map((point) => point.value)));
  const room = (WIDTH - LEFT) / points.length;
  const wide = room * 0.64;
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  return (
    <svg class="app-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      <Grid marks={marks} y={y} left={LEFT} width={WIDTH} />
      {points.map((point, index) => {
        const x = LEFT + index * room + (room - wide) / 2;
        return (
          <g key={point.label}>
            <rect
              class="app-chart__bar"
              x={x}
              y={y(point.value)}
              width={wide}
              height={HEIGHT - BOTTOM - y(point.value)}
            />
            {point.value > 0 && (
              <text
                class="app-chart__value"
                x={x + wide / 2}
                y={y(point.value) - 6}
                text-anchor="middle"
              >
                {number(point.value)}
              </text>
            )}
            <text class="app-chart__mark" x={x + wide / 2} y={HEIGHT - 8} text-anchor="middle">
              {point.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
