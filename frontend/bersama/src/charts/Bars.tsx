import { number } from "../format.ts";
import type { Point } from "./Columns.tsx";

/**
 * Bars below each other, the name over each. `top`: what a full bar is, such as 4 for an answer;
 * else the largest. The table beside it says the same; `summary` is what is heard of it,
 * `shown` how a value is written.
 */
export function Bars({
  points,
  summary,
  top = Math.max(1, ...points.map((point) => point.value)),
  shown = number,
}: {
  points: readonly Point[];
  summary: string;
  top?: number;
  shown?: (value: number) => string;
}) {
  return (
    <div class="app-bars" role="img" aria-label={summary}>
      {points.map((point) => (
        <div class="app-bars__row" key={point.label}>
          <span class="app-bars__name">{point.label}</span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="app-chart__field" width="100" height="4" />
            <rect
              class="app-chart__bar"
              width={(Math.min(point.value, top) / top) * 100}
              height="4"
            />
          </svg>
          <strong>{shown(point.value)}</strong>
        </div>
      ))}
    </div>
  );
}
