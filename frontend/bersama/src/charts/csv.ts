// Figures as a file for a spreadsheet (RFC 4180, but for the signs between cells).

import { type Language, language } from "../language.ts";

export type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r]/;

// A spreadsheet set to Indonesian puts everything into one column unless it is ";", and takes "1.5"
// for the first of May.
const SIGNS: Readonly<Record<Language, { between: string; decimal: string }>> = {
  id: { between: ";", decimal: "," },
  en: { between: ",", decimal: "." },
};

/**
 * Lines ending in CRLF, as spreadsheets of the language of the screen read them. A text that a spreadsheet would take for a formula is given an apostrophe,
 * so that nothing in it is ever run.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  const { between } = SIGNS[language.value];
  return rows.map((row) => `${row.map(written).join(between)}\r\n`).join("");
}

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", SIGNS[language.value].decimal);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
