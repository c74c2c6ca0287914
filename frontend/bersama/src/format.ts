// Dates, numbers and sizes as people read them, in the language of the moment.
// All times are the office's own: WIB, Asia/Jakarta.

import { language } from "./language.ts";

const ZONE = "Asia/Jakarta";

const locale = () => (language.value === "id" ? "id-ID" : "en-GB");

/** `2026-11-26` → 26 November 2026. A calendar date has no time zone. */
export function day(date: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date.slice(0, 10)}T00:00:00Z`),
  );
}

/** The office's day of an instant, `2026-11-26T18:00:00Z` → 27 November 2026. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: ZONE }).format(
    new Date(instant),
  );
}

/** The office's day of an instant as ISO 8601 has it: `2026-11-27`. */
export function officeDay(instant: Date | string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(instant));
}

/** An instant → 27 November 2026 pukul 01.00 WIB; `full`: with the day of the week before it. */
export function moment(instant: string, dateStyle: "long" | "full" = "long"): string {
  const written = new Intl.DateTimeFormat(locale(), {
    dateStyle,
    timeStyle: "short",
    timeZone: ZONE,
  }).format(new Date(instant));
  return `${written} WIB`;
}

/** An instant → 10.42, at the office. */
export function time(instant: Date): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: "short", timeZone: ZONE }).format(instant);
}

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** Bytes → `512 KB`, `1,2 MB`; limits are written with 1,024 as the office does. */
export function size(bytes: number): string {
  if (bytes < 1024 * 1024) return `${number(Math.max(1, Math.round(bytes / 1024)))} KB`;
  const megabytes = bytes / (1024 * 1024);
  return `${number(megabytes, Number.isInteger(megabytes) ? 0 : 1)} MB`;
}

/** `2026-11` → November 2026. */
export function month(yearAndMonth: string): string {
  return new Intl.DateTimeFormat(locale(), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${yearAndMonth}-01T00:00:00Z`));
}
