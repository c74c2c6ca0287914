/** Undoes what PNG's encoders do to rows before compressing them (ISO/IEC 15948, 9.2). */

/**
 * `data`: rows, each after a byte that names its filter. `row` and `pixel` in bytes. An error when
 * a filter is unknown or a row is missing.
 */
export function unfiltered(data: Uint8Array, rows: number, row: number, pixel: number): Uint8Array {
  if (data.length < rows * (row + 1)) throw new Error("rows are missing");
  const result = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y += 1) {
    const filter = data[y * (row + 1)];
    if (filter === undefined || filter > 4) throw new Error("unknown filter");
    const from = y * (row + 1) + 1;
    const to = y * row;
    for (let x = 0; x < row; x += 1) {
      const left = x >= pixel ? at(result, to + x - pixel) : 0;
      const above = y > 0 ? at(result, to + x - row) : 0;
      const corner = y > 0 && x >= pixel ? at(result, to + x - row - pixel) : 0;
      result[to + x] = at(data, from + x) + predicted(filter, left, above, corner);
    }
  }
  return result;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0;
}
