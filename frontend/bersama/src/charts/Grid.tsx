import { number } from "../format.ts";

/** The lines that columns stand before, each with its number on the left. */
export function Grid(props: {
  marks: readonly number[];
  y: (value: number) => number;
  left: number;
  width: number;
}) {
  const { marks, y, left, width } = props;
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="app-chart__line" x1={left} x2={width} y1={y(mark)} y2={y(mark)} />
          <text class="app-chart__mark" x={left - 6} y={y(mark) + 4} text-anchor="end">
            {number(mark, Number.isInteger(mark) ? 0 : 1)}
          </text>
        </g>
      ))}
    </>
  );
}
