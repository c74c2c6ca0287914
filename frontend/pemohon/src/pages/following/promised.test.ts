import { expect, test } from "vitest";

import { promiseWords } from "./promised.ts";

// half past midnight of 5 December at the office, still the 4th in London
const NOW = new Date("2026-12-04T17:30:00Z");

const promised = (promised_on: string | null, days_left: number | null = null) =>
  promiseWords({ promised_on, days_left, expected_on: promised_on }, NOW);

test("before the application is found complete its day is reckoned, and said to be no more than that", () => {
  const reckoned = { promised_on: null, expected_on: "2026-12-16", days_left: null };
  expect(promiseWords(reckoned, NOW)).toContain("Selesai paling lambat 16 Desember 2026, bila");
  expect(promiseWords(reckoned, NOW)).toContain("setelah permohonan dinyatakan lengkap");
  expect(promised(null)).toContain("setelah permohonan dinyatakan lengkap");
});

test("before the day it is named, on it nobody is told to expect silence, after it we are late", () => {
  expect(promised("2026-12-08", 2)).toBe(
    "Selesai paling lambat 8 Desember 2026, 2 hari kerja lagi.",
  );
  expect(promised("2026-12-05", 0)).toContain("tidak terbit dengan sendirinya");
  expect(promised("2026-12-04")).toContain("Kami terlambat: tanggal selesainya 4 Desember");
});
