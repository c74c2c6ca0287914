import { expect, test } from "vitest";

import { clock, fullMoment, phone } from "./spelt.ts";

test("a telephone number is grouped as people read it aloud", () => {
  expect(phone("+6281200000001")).toBe("+62 812-0000-0001");
  expect(phone("+628120000001")).toBe("+62 812-0000-001");
  expect(phone("+60123456789")).toBe("+60123456789");
});

test("a time on the office's clock has a point, in both languages", () => {
  expect(clock("16:00:00")).toBe("16.00");
});

test("the day of the week stands before an instant, and no nought before its day", () => {
  expect(fullMoment("2026-11-26T18:30:00Z")).toBe("Jumat, 27 November 2026 pukul 01.30 WIB");
  expect(fullMoment("2026-12-01T01:00:00Z")).toBe("Selasa, 1 Desember 2026 pukul 08.00 WIB");
});
