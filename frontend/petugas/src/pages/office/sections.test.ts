import { language } from "bersama/language.ts";
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
    for (const text of [title, about, typeof hiding === "function" ? title : hiding])
      expect(text.id && text.en).toBeTruthy();
});

test("whoever hides a place reads how many use it, what becomes of them, and the cure", () => {
  const { hiding } = SECTIONS.find(({ key }) => key === "tempat") ?? {};
  if (typeof hiding !== "function") throw new Error("of this place");
  const place = { entry_id: "rsud", version: 0, active: true, changed_at: null, content: {} };
  expect(hiding({ ...place, running: 3 })).toContain("3 permohonan yang berjalan");
  expect(hiding({ ...place, running: 3 })).toContain("ubah namanya");
  expect(hiding({ ...place, running: 0 })).toContain("Tidak ada permohonan berjalan");
  language.value = "en";
  expect(hiding({ ...place, running: 1 })).toContain("1 running application names it");
  expect(hiding({ ...place, running: 3 })).toContain("3 running applications name it");
  language.value = "id";
});
