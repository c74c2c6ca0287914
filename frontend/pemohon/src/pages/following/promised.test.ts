import { expect, test } from "vitest";

import { promiseWords } from "./promised.ts";

// half past midnight of 5 December at the office, still the 4th in London
const NOW = new Date("2026-12-04T17:30:00Z");

test("nothing is promised before the application is found complete", () => {
  expect(promiseWords(null, NOW)).toContain("setelah permohonan dinyatakan lengkap");
});

test("before the day it is named, on it nobody is told to expect silence, after it we are late", () => {
  expect(promiseWords("2026-12-06", NOW)).toBe("Selesai paling lambat 6 Desember 2026.");
  expect(promiseWords("2026-12-05", NOW)).toContain("tidak terbit dengan sendirinya");
  expect(promiseWords("2026-12-04", NOW)).toContain(
    "Kami terlambat: tanggal selesainya 4 Desember",
  );
});
