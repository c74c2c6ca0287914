// What is said of the day that was promised, honestly: before it, on it, and after it.

import { day, officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

const BY: Text = {
  id: "Selesai paling lambat {day}, {left} hari kerja lagi.",
  en: "Due by {day}, {left} more working {left:day|days}.",
};
const EXPECTED: Text = {
  id: "Selesai paling lambat {day}, bila tidak ada yang perlu diperbaiki. Tanggal pasti ditetapkan setelah permohonan dinyatakan lengkap.",
  en: "Due by {day}, if nothing has to be corrected. The due date is set once the application is found complete.",
};
const LATER: Text = {
  id: "Tanggal selesai ditetapkan setelah permohonan dinyatakan lengkap.",
  en: "The due date is set once the application is found complete.",
};
const TODAY: Text = {
  id: "Paling lambat selesai hari ini. Izin tidak terbit dengan sendirinya: pejabat yang berwenang tetap memutuskannya.",
  en: "It is due today. No permit is issued on its own: the responsible officer still decides.",
};
const LATE: Text = {
  id: "Kami terlambat: tanggal selesainya {day}. Permohonan Anda tetap diproses.",
  en: "We are late: it was due by {day}. We are still working on it.",
};

/** `promised_on`: the promised day, null before the application is accepted; `expected_on`: what can
 * be counted on until then; `days_left`: working days up to the promised one. */
export interface Promised {
  promised_on: string | null;
  expected_on: string | null;
  days_left: number | null;
}

export const isLate = ({ promised_on }: Promised, now = new Date()) =>
  promised_on !== null && promised_on < officeDay(now);

export function promiseWords(
  { promised_on, expected_on, days_left }: Promised,
  now = new Date(),
): string {
  if (!promised_on) return expected_on ? say(EXPECTED, { day: day(expected_on) }) : say(LATER);
  const today = officeDay(now);
  if (promised_on > today) return say(BY, { day: day(promised_on), left: days_left ?? 0 });
  return promised_on === today ? say(TODAY) : say(LATE, { day: day(promised_on) });
}
