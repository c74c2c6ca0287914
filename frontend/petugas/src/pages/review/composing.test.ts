import { expect, test } from "vitest";

import {
  addField,
  drafted,
  openingOf,
  size,
  toMark,
  withCode,
  withDocument,
  withField,
  withoutReason,
  wording,
} from "./composing.ts";

const refused = (id: string, reason_code: string | null, reason: string | null) => ({
  id,
  label: id.toUpperCase(),
  mark: { accepted: false, reason_code, reason },
});
const REFUSED = [
  refused("sehat", "too-old", "Surat tanggal 12 Agustus."),
  refused("str", null, "Buram."),
];
const REASONS = [
  {
    code: "too-old",
    label: "Terlalu lama",
    text: "Surat ini terlalu lama. Unggah yang baru.",
  },
];

test("the message begins with every refusal, in its own words", () => {
  const draft = drafted(null, REFUSED, "Terima kasih.");
  expect(draft.documents.map((item) => wording(item, REASONS))).toEqual([
    "Surat ini terlalu lama. Unggah yang baru. Surat tanggal 12 Agustus.",
    "Buram.",
  ]);
  expect([size(draft), draft.opening]).toEqual([2, "Terima kasih."]);
});

test("a draft keeps what was written when refusals come and go", () => {
  const written = addField(
    withDocument(drafted(null, REFUSED, ""), "sehat", { words: "Mohon surat baru." }),
    "nomor_str",
    "Nomor STR",
  );
  const now = drafted(
    written,
    [refused("sehat", "too-old", null), refused("foto", "dark", null)],
    "x",
  );
  expect(now.documents.map(({ id, words }) => [id, words])).toEqual([
    ["sehat", "Mohon surat baru."],
    ["foto", ""],
  ]);
  expect([now.fields.length, now.opening]).toEqual([1, ""]);
});

test("an entry without a reason keeps the message from going", () => {
  const draft = addField(drafted(null, REFUSED, ""), "nomor_str", "Nomor STR");
  expect(withoutReason(draft).map(({ id }) => id)).toEqual(["nomor_str"]);
  expect(withoutReason(withField(draft, "nomor_str", { words: "  " }))).toHaveLength(1);
  expect(withoutReason(withField(draft, "nomor_str", { words: "Kurang angka." }))).toEqual([]);
  expect(withoutReason(withField(draft, "nomor_str", { included: false }))).toEqual([]);
});

test("what was changed here is marked anew, and what is left out loses its mark", () => {
  const draft = withDocument(
    withDocument(drafted(null, REFUSED, ""), "sehat", { words: "Mohon surat baru." }),
    "str",
    { included: false },
  );
  expect(toMark(draft, REFUSED)).toEqual({
    again: [
      {
        id: "sehat",
        mark: { accepted: false, reason_code: "too-old", reason: "Mohon surat baru." },
      },
    ],
    takenBack: ["str"],
  });
  expect(toMark(drafted(null, REFUSED, ""), REFUSED)).toEqual({ again: [], takenBack: [] });
});

test("what is said of the whole stands before the officer's own words, each on its line", () => {
  const draft = withCode(drafted(null, REFUSED, "Terima kasih.\n"), "too-old", true);
  expect(openingOf(draft, REASONS)).toBe(
    "Surat ini terlalu lama. Unggah yang baru.\nTerima kasih.",
  );
  expect(openingOf(withCode(draft, "too-old", false), REASONS)).toBe("Terima kasih.");
});

test("words on several lines are one line in a list, as the service sends them", () => {
  expect(wording({ code: "", words: "Buram.\n\nMohon dipindai lagi. " }, [])).toBe(
    "Buram. Mohon dipindai lagi.",
  );
});
