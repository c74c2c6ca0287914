// Days as people type them from a decree, one on each line: 10-3-2027, 10/03/2027 or 2027-03-10.

import { answer, api } from "bersama/api/client.ts";

export interface DecreeDay {
  readonly date: string;
  readonly rule: "holiday" | "working-day";
}

export interface Typed {
  readonly days: readonly string[];
  /** Lines that are no day. */
  readonly wrong: readonly string[];
}

export function daysIn(text: string): Typed {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.map((line) => [line, isoDay(line)] as const);
  return {
    days: [...new Set(read.flatMap(([, day]) => day ?? []))],
    wrong: read.flatMap(([line, day]) => (day ? [] : line)),
  };
}

function isoDay(line: string): string | null {
  const [first = "", month = "", last = ""] = line.split(/[-/.\s]+/);
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const moment = new Date(`${iso}T00:00:00Z`);
  // 31 February would be read as 3 March
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso ? null : iso;
}

export const decreeDays = (holidays: Typed, working: Typed): DecreeDay[] => [
  ...holidays.days.map((date) => ({ date, rule: "holiday" }) as const),
  ...working.days.map((date) => ({ date, rule: "working-day" }) as const),
];

export const entries = () => answer(api.GET("/api/admin/holidays"));

export const preview = (days: DecreeDay[]) =>
  answer(api.POST("/api/admin/holidays/preview", { body: { days } }));

export const enter = (days: DecreeDay[], reason: string) =>
  answer(api.POST("/api/admin/holidays", { body: { days, reason } }));
