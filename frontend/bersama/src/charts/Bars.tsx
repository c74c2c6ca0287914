import { number } from "../format.ts";
import type { Point } from "./Columns.tsx";

const WIDTH = 720;
const ROW = 46;
const VALUE = 64;

/**
 * Bars beside each other, the name over each. `top`: what a full bar is, such as 4 for an answer;
 * else the largest.
 */
export function Bars({
  points,
  summary,
  top = Math.max(1, ...points.map((point) => point.value)),
  digits = 0,
}: {
  points: readonly Point[];
  summary: string;
  top?: number;
  digits?: number;
}) {
  return (
    <svg
      class="app-chart"
      viewBox={`0 0 ${WIDTH} ${points.length * ROW}`}
      role="img"
      aria-label={summary}
    >
      {points.map((point, index) => (
        <g key={point.label} transform={`translate(0 ${index * ROW})`}>
          <text class="app-chart__name" x="0" y="16">
            {point.label}
          </text>
          <rect class="app-chart__field" x="0" y="23" width={WIDTH - VALUE} height="14" />
          <rect
            class="app-chart__bar"
            x="0"
            y="23"
            width={(Math.min(point.value, top) / top) * (WIDTH - VALUE)}
            height="14"
          />
          <text class="app-chart__value" x={WIDTH} y="36" text-anchor="end">
            {number(point.value, digits)}
          </text>
        </g>
      ))}
    </svg>
  );
}
