// A date, `YYYY-MM-DD`, and the three numbers it is typed in as: day, month, year.

/** `2026-08-07` → 7, 8, 2026; "" → three empty parts. */
export function split(date: string): string[] {
  const [year = "", month = "", day = ""] = date.split("-");
  return [day, month, year].map((part) => part.replace(/^0(?=\d)/, ""));
}

/** What is no date is put together as it was typed; all empty is "". */
export function join([day = "", month = "", year = ""]: string[]): string {
  if (!day && !month && !year) return "";
  const two = (part: string) => (part ? part.padStart(2, "0") : "");
  return `${year}-${two(month)}-${two(day)}`;
}
