// Round numbers for an axis.

/** The top of an axis and its marks, from 0; at most five, none but whole numbers. */
export function axis(largest: number): { top: number; marks: number[] } {
  const step = niceStep(Math.max(largest, 1) / 4);
  const count = Math.max(1, Math.ceil(largest / step));
  const marks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { top: count * step, marks };
}

/** Every how many of so many columns is named below: words must not run into each other. */
export const named = (columns: number): number => Math.ceil(columns / 8);

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return Math.max(1, step * power);
}
