// Times as a table shows them: short, of one form, and beside what they mean.

import { language } from "bersama/language.ts";

const ZONE = "Asia/Jakarta";
const locale = () => (language.value === "id" ? "id-ID" : "en-GB");

/** 27 Nov 08.12, at the office. */
export function shortMoment(instant: string): string {
  const at = new Date(instant);
  return `${shortDay(instant)} ${new Intl.DateTimeFormat(locale(), { timeStyle: "short", timeZone: ZONE }).format(at)}`;
}

/** 27 Nov */
export const shortDay = (instant: string): string =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", timeZone: ZONE }).format(
    new Date(instant),
  );

/** Kam 26 Nov */
export const weekday = (instant: string): string =>
  `${new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: ZONE }).format(new Date(instant))} ${shortDay(instant)}`;

/** 10.42.30 */
export const clock = (instant: Date): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: "medium", timeZone: ZONE }).format(instant);
