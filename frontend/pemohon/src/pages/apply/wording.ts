// What the rules of a permit type say to people.

import { day, number, size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { FieldRule, PermitType, Requirement } from "./application.ts";

const FREE: Text = { id: "Gratis, tidak dipungut biaya", en: "Free of charge" };
const DAYS: Text = {
  id: "Paling lama {days} hari kerja sejak berkas dinyatakan lengkap",
  en: "At most {days} working {days:day|days} from when the file is accepted",
};
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
const YEARS: Text = { id: "{years} tahun", en: "{years} {years:year|years}" };
const YEARS_OR_UNTIL: Text = {
  id: "{years} tahun, atau lebih singkat menurut isian “{field}”",
  en: "{years} {years:year|years}, or less according to “{field}”",
};
const UNTIL: Text = {
  id: "Sampai hari terakhir pada isian “{field}”",
  en: "Until the last day of “{field}”",
};
const UNLIMITED: Text = { id: "Selama tidak dicabut", en: "Until it is revoked" };
const LARGEST: Text = { id: "{formats}, paling besar {size}", en: "{formats}, at most {size}" };
const PAGES: Text = {
  id: ", paling banyak {pages} halaman",
  en: ", at most {pages} {pages:page|pages}",
};

const MANY_PAGES = 100; // a limit that nobody reaches needs no mention

export const fee = ({ fee_rupiah }: PermitType) =>
  fee_rupiah === 0 ? say(FREE) : `Rp${number(fee_rupiah)}`;

export const promise = ({ promised_days }: PermitType) => say(DAYS, { days: promised_days });

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

export function validity({ validity: { kind, years, until_field }, fields }: PermitType): string {
  const rule = fields.find((item) => item.id === until_field);
  const field = rule ? say(rule.label) : "";
  if (kind === "unlimited") return say(UNLIMITED);
  if (kind === "until_field" || !years) return say(UNTIL, { field });
  return rule ? say(YEARS_OR_UNTIL, { years, field }) : say(YEARS, { years });
}

/** `PDF, paling besar 1 MB, paling banyak 10 halaman` */
export function fileRule({ formats, max_bytes, max_pages }: Requirement): string {
  const largest = say(LARGEST, {
    formats: formats.map((format) => format.toUpperCase()).join("/"),
    size: size(max_bytes),
  });
  const pages = formats.includes("pdf") && max_pages < MANY_PAGES;
  return pages ? largest + say(PAGES, { pages: max_pages }) : largest;
}
