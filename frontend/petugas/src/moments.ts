// Times as lists and heads show them: short, of one form, and beside what they mean.

import { dates, time } from "bersama/format.ts";

const shortWeekday = dates({ weekday: "short" });

/** 27 Nov */
export const shortDay = dates({ day: "numeric", month: "short" });

/** 27 Nov 08.12, at the office. */
export const shortMoment = (instant: string) => `${shortDay(instant)} ${time(instant)}`;

/** Kam 26 Nov */
export const weekday = (instant: string) => `${shortWeekday(instant)} ${shortDay(instant)}`;

/** Kam 16.00 */
export const weekdayTime = (instant: string) => `${shortWeekday(instant)} ${time(instant)}`;

const fullDay = dates({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** Selasa, 1 Desember 2026 */
export const today = () => fullDay(new Date());

/** 10.42.30 */
export const clock = dates({ timeStyle: "medium" });
