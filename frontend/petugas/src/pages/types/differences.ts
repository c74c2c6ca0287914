// What differs between two versions of a permit type, thing by thing.

import type { Schemas } from "bersama/api/client.ts";
import { size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

export type Detail = Schemas["TypeDetail"];

/** One thing of a version: what it is called, and what is said of it, each with its heading. */
export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly said: readonly string[];
}

export interface Difference {
  readonly id: string;
  readonly name: string;
  readonly kind: "same" | "new" | "gone" | "changed";
  readonly said: readonly { readonly now: string; readonly before: string | null }[];
}

const REQUIRED: Text = { id: "wajib", en: "required" };
const OPTIONAL: Text = { id: "boleh tidak ada", en: "optional" };
const NEW_ONLY: Text = { id: "permohonan baru", en: "new applications" };
const RENEWAL_ONLY: Text = { id: "perpanjangan", en: "renewals" };
const PAGES: Text = { id: "{count} halaman", en: "{count} {count:page|pages}" };
const DAYS: Text = { id: "{count} hari kerja", en: "{count} working {count:day|days}" };
const HOURS: Text = { id: "{count} jam kerja", en: "{count} working {count:hour|hours}" };

const FIELD_KINDS: Record<Detail["fields"][number]["kind"], Text> = {
  text: { id: "teks pendek", en: "short text" },
  long_text: { id: "teks panjang", en: "long text" },
  date: { id: "tanggal", en: "date" },
  date_range: { id: "tanggal mulai dan selesai", en: "first and last day" },
  date_or_lifetime: { id: "tanggal atau seumur hidup", en: "date or for life" },
  choice: { id: "satu pilihan", en: "one choice" },
  email: { id: "alamat e-mail", en: "e-mail address" },
  phone: { id: "nomor telepon", en: "phone number" },
  integer: { id: "bilangan bulat", en: "whole number" },
  places: { id: "daftar tempat", en: "list of places" },
  village: { id: "nagari atau kelurahan", en: "village" },
};

/** In the order of `now`; what is gone comes last. */
export function differences(now: readonly Thing[], before: readonly Thing[] | null): Difference[] {
  const earlier = new Map(before?.map((one) => [one.id, one]));
  const found = now.map(({ id, name, said }): Difference => {
    const old = earlier.get(id);
    earlier.delete(id);
    const cells = said.map((text, index) => ({
      now: text,
      before: old && old.said[index] !== text ? (old.said[index] ?? "") : null,
    }));
    const isChanged = cells.some((cell) => cell.before !== null) || (old && old.name !== name);
    const kind = !before ? "same" : !old ? "new" : isChanged ? "changed" : "same";
    return { id, name, kind, said: cells };
  });
  const gone = [...earlier.values()].map(
    ({ id, name, said }): Difference => ({
      id,
      name,
      kind: "gone",
      said: said.map((text) => ({ now: text, before: null })),
    }),
  );
  return [...found, ...gone];
}

const only = (kind: string | null | undefined) =>
  kind === "new" ? say(NEW_ONLY) : kind ? say(RENEWAL_ONLY) : "";

const must = (required: boolean, kind: string | null | undefined) =>
  [say(required ? REQUIRED : OPTIONAL), only(kind)].filter(Boolean).join(", ");

const pagesOf = ({ max_pages }: Detail["documents"][number]) => say(PAGES, { count: max_pages });

export const documentsOf = ({ documents }: Detail): Thing[] =>
  documents.map((one) => ({
    id: one.id,
    name: say(one.label),
    said: [
      one.formats.map((format) => format.toUpperCase()).join(", "),
      [size(one.max_bytes), ...(one.formats.includes("pdf") ? [pagesOf(one)] : [])].join(", "),
      must(one.required, one.only_for),
    ],
  }));

export const fieldsOf = ({ fields }: Detail): Thing[] =>
  fields.map((one) => ({
    id: one.id,
    name: say(one.label),
    said: [
      say(FIELD_KINDS[one.kind]),
      one.choices.map(({ label }) => say(label)).join(", "),
      must(one.required, one.only_for),
    ],
  }));

export const stepsOf = ({ steps }: Detail): Thing[] =>
  steps.map((one) => ({
    id: one.id,
    name: say(one.label),
    said: [
      one.working_hours === null
        ? say(DAYS, { count: one.working_days })
        : say(HOURS, { count: one.working_hours }),
    ],
  }));
