// Dates, numbers and sizes as people read them, in the language of the moment.
// All times are the office's own: WIB, Asia/Jakarta.

import { language } from "./language.ts";

const ZONE = "Asia/Jakarta";

const locale = () => (language.value === "id" ? "id-ID" : "en-GB");

type Dated = (at: string | Date) => string;

/**
 * Instants in this form and in the language of the moment, at the office where no zone is named. It
 * is made once for each language: a list writes some hundreds, and making a form costs as much as
 * writing a hundred.
 */
export function dates(form: Intl.DateTimeFormatOptions, of: () => string = locale): Dated {
  const made: Record<string, Intl.DateTimeFormat> = {};
  return (at) => {
    const spoken = of();
    made[spoken] ??= new Intl.DateTimeFormat(spoken, { timeZone: ZONE, ...form });
    return made[spoken].format(new Date(at));
  };
}

const calendarDay = dates({ dateStyle: "long", timeZone: "UTC" });
const calendarMonth = dates({ month: "long", year: "numeric", timeZone: "UTC" });
const longMoment = dates({ dateStyle: "long", timeStyle: "short" });

/** `2026-11-26` → 26 November 2026. A calendar date has no time zone. */
export const day = (date: string) => calendarDay(`${date.slice(0, 10)}T00:00:00Z`);

/** The office's day of an instant, `2026-11-26T18:00:00Z` → 27 November 2026. */
export const dayOf = dates({ dateStyle: "long" });

/** The office's day of an instant as ISO 8601 has it: `2026-11-27`. */
export const officeDay = dates({}, () => "sv-SE");

/** An instant → 27 November 2026 pukul 01.00 WIB. */
export const moment = (instant: string) => `${longMoment(instant)} WIB`;

/** An instant → 10.42, at the office. */
export const time = dates({ timeStyle: "short" });

const made: Record<string, Intl.NumberFormat> = {};

export function number(value: number, digits = 0): string {
  const form = `${locale()} ${digits}`;
  made[form] ??= new Intl.NumberFormat(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return made[form].format(value);
}

/** Working days that something took: 3, or 2,5. None of them reads `< 1`: nothing takes no time. */
export const workingDays = (days: number): string =>
  days === 0 ? "< 1" : number(days, Number.isInteger(days) ? 0 : 1);

/** Bytes → `512 KB`, `1,2 MB`; limits are written with 1,024 as the office does. */
export function size(bytes: number): string {
  if (bytes < 1024 * 1024) return `${number(Math.max(1, Math.round(bytes / 1024)))} KB`;
  const megabytes = bytes / (1024 * 1024);
  return `${number(megabytes, Number.isInteger(megabytes) ? 0 : 1)} MB`;
}

/** `2026-11` → November 2026. */
export const month = (yearAndMonth: string) => calendarMonth(`${yearAndMonth}-01T00:00:00Z`);
