// Values on a page: rows of a list of terms, and dates as the language writes them.

import { put } from "./language.js";

const LOCALES = { id: "id-ID", en: "en-GB" };

/** Fill a <dl> with [term, value] rows; rows without a value are left out. */
export function rows(list, pairs) {
  list.replaceChildren(
    ...pairs
      .filter(([, value]) => value)
      .map(([term, value]) => {
        const row = document.createElement("div");
        row.append(put(document.createElement("dt"), term), put(document.createElement("dd"), value));
        return row;
      }),
  );
}

/** Fill a list with texts, each behind a sign that a class draws. */
export function lines(list, texts, className = () => "") {
  list.replaceChildren(
    ...texts.map((text, index) => {
      const line = put(document.createElement("li"), text);
      line.className = className(index);
      return line;
    }),
  );
}

/** A day ("2026-03-31") in words; null for none. */
export function day(value) {
  return value && inBoth(new Date(`${value}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
}

/** A moment (ISO 8601) as the office's clock shows it; null for none. */
export function moment(value) {
  return (
    value &&
    inBoth(new Date(value), {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Asia/Jakarta",
      timeZoneName: "short",
    })
  );
}

/** What is no language's word: numbers, names, codes. */
export const same = (value) => value && { id: value, en: value };

const inBoth = (date, options) =>
  Object.fromEntries(
    Object.entries(LOCALES).map(([key, locale]) => [
      key,
      new Intl.DateTimeFormat(locale, options).format(date),
    ]),
  );
