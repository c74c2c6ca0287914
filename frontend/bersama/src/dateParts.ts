// A date, `YYYY-MM-DD`, and the three parts it is typed in as: day, month, year.

/** `2026-08-07` → 7, 8, 2026; "" → three empty parts. */
export function split(date: string): string[] {
  const [year = "", month = "", day = ""] = date.split("-");
  return [day, month, year].map((part) => part.replace(/^0(?=\d)/, ""));
}

// What a month's name begins with, in both languages and in short.
const MONTHS = ["jan", "feb peb", "mar", "apr", "mei may", "jun", "jul", "agu agt aug", "sep"];
MONTHS.push("okt oct", "nov nop", "des dec");

/** `Agustus`, `agt`, `Aug` → 8; anything else as it was typed. */
function monthOf(typed: string): string {
  const start = typed.trim().toLowerCase().slice(0, 3);
  const found = start.length === 3 ? MONTHS.findIndex((names) => names.includes(start)) : -1;
  return found < 0 ? typed.trim() : `${found + 1}`;
}

/** A whole date typed or pasted into one box: `17-8-95`, `17/8/1995`, `17 Agustus 1995`. */
export function spread(typed: string): string[] | null {
  const found = /^\s*(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,})[-/. ]+(\d{2,4})\s*$/i.exec(typed);
  return found ? found.slice(1) : null;
}

/** What is no date is put together as it was typed; all empty is "". */
export function join([day = "", month = "", year = ""]: string[]): string {
  if (!day && !month && !year) return "";
  const two = (part: string) => (part ? part.padStart(2, "0") : "");
  return `${year.trim()}-${two(monthOf(month))}-${two(day.trim())}`;
}
