// How far ahead one has to apply, and what leaves no time; of the forms alone.

import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { FieldRule, PermitType } from "./application.ts";

const LEAD: Text = {
  id: "Ajukan paling lambat {days} hari kerja sebelumnya; bila dikirim hari ini, paling cepat {day}",
  en: "Apply at least {days} working {days:day|days} before; if you send it today, {day} at the earliest",
};
const TOO_SOON: Text = {
  id: "Terlalu dekat: bila dikirim hari ini, paling cepat {day}. Pilih tanggal lain bila masih bisa; permohonan tetap boleh dikirim, tetapi kami tidak dapat menjamin selesai tepat waktu.",
  en: "Too soon: if you send it today, {day} at the earliest. Choose another date if you can. You may still send it, but we cannot vouch for it being ready in time.",
};
const OVER_BEFORE: Text = {
  id: "Izin selesai paling lambat {day}, jadi sudah berakhir sebelum terbit. Pilih tanggal yang lebih lambat.",
  en: "The permit is done by {day} at the latest, so it would be over before it is issued. Choose a later date.",
};

/** One line for each date that has to lie ahead. */
export const leadTimes = (type: PermitType): string[] =>
  type.fields.flatMap((rule) => {
    const line = leadTime(type, rule);
    return line ? [`${say(rule.label)}: ${line}`] : [];
  });

/** How early one has to apply for this date, and which day that makes today; or `null`. */
export function leadTime({ reckoned }: PermitType, { id, lead_days }: FieldRule): string | null {
  const earliest = reckoned.earliest[id];
  if (!lead_days || !earliest) return null;
  return say(LEAD, { days: lead_days, day: day(earliest) });
}

/** What is said of a date that leaves no time, while it is typed; the service says it after. */
export function tooSoon(
  type: PermitType,
  rule: FieldRule,
  from: string,
  to: string,
): string | null {
  const earliest = type.reckoned.earliest[rule.id];
  const { done_by } = type.reckoned;
  if (earliest && isDay(from) && from < earliest)
    return say(TOO_SOON, { day: day(earliest), days: rule.lead_days ?? 0 });
  if (rule.id === type.validity.until_field && isDay(to) && to <= done_by)
    return say(OVER_BEFORE, { day: day(done_by) });
  return null;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
