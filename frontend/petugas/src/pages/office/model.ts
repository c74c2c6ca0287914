// What an entry of the office's data is made of: each kind says its fields once, and the form, its
// refusals and the preview follow.

import type { Text } from "bersama/language.ts";

/** A value within an entry: a text, a number, one in both languages, or a list of the same. */
export type Value = string | number | null | { readonly [name: string]: Value } | readonly Value[];
export type Content = { readonly [name: string]: Value };

interface Common {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
}

/** `printed`: a line that will stand on letters. */
export type Field =
  | (Common & { readonly kind: "line" | "printed" | "number" | "day" | "district" | "kept" })
  /** In Indonesian and English; `prose` may have several lines. */
  | (Common & { readonly kind: "both"; readonly prose?: boolean })
  /** Words of the data, parted by commas: a list of them. */
  | (Common & { readonly kind: "codes" })
  | (Common & { readonly kind: "choice"; readonly choices: Readonly<Record<string, Text>> })
  | (Common & { readonly kind: "list"; readonly fields: readonly Field[]; readonly add: Text });

const EMPTY_BOTH = { id: "", en: "" };

/** An entry that nothing was typed into. */
export function empty(fields: readonly Field[]): Content {
  return Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
}

function emptyValue(field: Field): Value {
  if (field.kind === "both") return EMPTY_BOTH;
  if (field.kind === "list") return [empty(field.fields)];
  if (field.kind === "codes") return [];
  if (field.kind === "number") return 1000;
  if (field.kind === "choice") return Object.keys(field.choices)[0] ?? "";
  return field.optional || field.kind === "kept" ? null : "";
}

/** What is sent: what was left open and may be, is null. */
export function sent(fields: readonly Field[], content: Content): Content {
  return Object.fromEntries(fields.map((field) => [field.name, sentValue(field, content)]));
}

function sentValue(field: Field, content: Content): Value {
  const value = content[field.name] ?? null;
  if (field.kind === "list")
    return ((value as readonly Content[] | null) ?? []).map((one) => sent(field.fields, one));
  if (!field.optional) return value;
  if (field.kind === "both") {
    const { id, en } = (value as typeof EMPTY_BOTH | null) ?? EMPTY_BOTH;
    return id || en ? { id, en } : null;
  }
  return value === "" ? null : value;
}

/** The control of what the service calls `content.steps.0.text.en`. */
export const idOf = (path: string) => `isi-${path.replaceAll(".", "-")}`;

const LANGUAGES: Readonly<Record<string, Text>> = {
  id: { id: "bahasa Indonesia", en: "in Indonesian" },
  en: { id: "bahasa Inggris", en: "in English" },
};

/** What people call the field behind such a path: "Judul, bahasa Inggris". */
export function named(
  fields: readonly Field[],
  path: string,
  say: (text: Text) => string,
): string | undefined {
  const [name, ...rest] = path.split(".");
  const field = fields.find((one) => one.name === name);
  if (!field) return undefined;
  const label = say(field.label);
  if (field.kind === "list") {
    const [index, ...inner] = rest;
    const within = named(field.fields, inner.join("."), say);
    const place = index === undefined ? label : `${label} ${Number(index) + 1}`;
    return within ? `${place}: ${within}` : place;
  }
  const language = rest[0] && LANGUAGES[rest[0]];
  return language ? `${label}, ${say(language)}` : label;
}
