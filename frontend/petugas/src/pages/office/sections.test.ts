import { expect, test } from "vitest";

import { SECTIONS, slug, unused } from "./sections.ts";

test("a new entry is called by its words, and never by another's name", () => {
  expect(slug("Puskesmas Selayo (baru)")).toBe("puskesmas-selayo-baru");
  expect(slug("???")).toBe("entri");
  expect(slug("x".repeat(90)).length).toBeLessThanOrEqual(64);
  expect(unused("rsud", ["rsud", "rsud-2"])).toBe("rsud-3");
});

test("each kind has an address and a name of its own", () => {
  const keys = SECTIONS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { title, about, hiding } of SECTIONS)
    for (const text of [title, about, hiding]) expect(text.id && text.en).toBeTruthy();
});
