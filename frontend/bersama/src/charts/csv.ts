// Figures as a file for a spreadsheet (RFC 4180).

export type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Lines ending in CRLF. A text that a spreadsheet would take for a formula is given an apostrophe,
 * so that nothing in it is ever run.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");
}

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the rows to the browser as a file. The mark at its start tells spreadsheets the encoding. */
export function saveCsv(name: string, rows: readonly (readonly Cell[])[]): void {
  const url = URL.createObjectURL(new Blob(["\uFEFF", csv(rows)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
