import { type Row, Rows } from "./Rows.tsx";

export interface Span extends Row {
  readonly from: number;
  readonly to: number;
}

/** From one value to another on one scale: a disc where it begins, a diamond where it ends. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  const top = Math.max(1, ...spans.map(({ to }) => to));
  const at = (value: number) => 1.5 + (value / top) * 97;
  return (
    <Rows
      rows={spans}
      draw={({ from, to }) => (
        <>
          <line class="app-chart__line" x1="0" x2="100" y1="5" y2="5" />
          <line class="app-span" x1={at(from)} x2={at(to)} y1="5" y2="5" />
          <ellipse class="app-chart__bar" cx={at(from)} cy="5" rx="1" ry="3" />
          <path class="app-diamond" d={`M${at(to)} 1.5l1.2 3.5-1.2 3.5-1.2-3.5z`} />
        </>
      )}
    />
  );
}
