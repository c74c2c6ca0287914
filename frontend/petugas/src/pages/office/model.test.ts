import { expect, test } from "vitest";

import { empty, type Field, idOf, named, sent } from "./model.ts";

const label = (word: string) => ({ id: word, en: word });
const FIELDS: readonly Field[] = [
  { name: "title", label: label("Judul"), kind: "both" },
  { name: "summary", label: label("Ringkasan"), kind: "both", optional: true },
  { name: "ends_on", label: label("Sampai"), kind: "day", optional: true },
  {
    name: "steps",
    label: label("Langkah"),
    kind: "list",
    add: label("Tambah"),
    fields: [
      { name: "text", label: label("Teks"), kind: "both", prose: true },
      { name: "picture", label: label("Gambar"), kind: "kept" },
    ],
  },
];

test("an empty entry has a place for everything that is asked for", () => {
  expect(empty(FIELDS)).toEqual({
    title: { id: "", en: "" },
    summary: { id: "", en: "" },
    ends_on: null,
    steps: [{ text: { id: "", en: "" }, picture: null }],
  });
});

test("what may be left open is sent as nothing, and what may not as it is", () => {
  expect(sent(FIELDS, { ...empty(FIELDS), ends_on: "" })).toMatchObject({
    title: { id: "", en: "" },
    summary: null,
    ends_on: null,
  });
  const half = { ...empty(FIELDS), summary: { id: "Singkat", en: "" } };
  expect(sent(FIELDS, half).summary).toEqual({ id: "Singkat", en: "" });
});

test("a refusal names its field and the language that is missing", () => {
  const say = (text: { id: string }) => text.id;
  expect(named(FIELDS, "title.en", say)).toBe("Judul, bahasa Inggris");
  expect(named(FIELDS, "steps.1.text.id", say)).toBe("Langkah 2: Teks, bahasa Indonesia");
  expect(named(FIELDS, "ends_on", say)).toBe("Sampai");
  expect(named(FIELDS, "version", say)).toBeUndefined();
  expect(idOf("steps.1.text.id")).toBe("isi-steps-1-text-id");
});
