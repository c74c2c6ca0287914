// What the rules of a permit type say to people.

import { number, size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { PermitType, Requirement } from "./application.ts";

export const CHECKING: Text = {
  id: "Sudah sampai. Pemeriksaan otomatis biasanya selesai dalam beberapa detik.",
  en: "It has arrived. The automatic check usually takes a few seconds.",
};
const FREE: Text = { id: "Gratis, tidak dipungut biaya", en: "Free of charge" };
const DAYS: Text = {
  id: "Paling lama {days} hari kerja sejak berkas dinyatakan lengkap",
  en: "At most {days} working {days:day|days} from when the file is accepted",
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
