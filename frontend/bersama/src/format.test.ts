import { afterEach, expect, test } from "vitest";

import { day, dayOf, moment, month, number, size, time, workingDays } from "./format.ts";
import { language } from "./language.ts";

afterEach(() => {
  language.value = "id";
});

const EVENING = "2026-11-26T18:30:00Z"; // half past one at the office, the day after

test("a calendar date has no time zone", () => {
  expect(day("2026-11-26")).toBe("26 November 2026");
  expect(day("2026-01-01")).toBe("1 Januari 2026");
  expect(day("2028-02-29")).toBe("29 Februari 2028");
  expect(day("2026-12-31T23:59:59+07:00")).toBe("31 Desember 2026");
});

test("an instant is told by the office's own calendar and clock", () => {
  expect(dayOf(EVENING)).toBe("27 November 2026");
  expect(dayOf("2026-11-26T16:59:59Z")).toBe("26 November 2026");
  expect(moment(EVENING)).toBe("27 November 2026 pukul 01.30 WIB");
  expect(time(new Date(EVENING))).toBe("01.30");
});

test("in English they are English", () => {
  language.value = "en";
  expect(day("2026-11-26")).toBe("26 November 2026");
  expect(dayOf(EVENING)).toBe("27 November 2026");
  expect(month("2026-05")).toBe("May 2026");
  expect(number(1234.5, 1)).toBe("1,234.5");
});

test("a month stays the one it is", () => {
  expect(month("2026-01")).toBe("Januari 2026");
  expect(month("2026-12")).toBe("Desember 2026");
});

test("numbers have the digits that were asked for", () => {
  expect(number(0)).toBe("0");
  expect(number(1234567)).toBe("1.234.567");
  expect(number(3.456, 2)).toBe("3,46");
  expect(number(3, 1)).toBe("3,0");
});

test("nothing takes no working days, and half a day is told", () => {
  expect(workingDays(0)).toBe("< 1");
  expect(workingDays(2.5)).toBe("2,5");
  expect(workingDays(12)).toBe("12");
});

test("sizes count as the office does, 1,024 to the next", () => {
  expect(size(0)).toBe("1 KB");
  expect(size(1024)).toBe("1 KB");
  expect(size(524_288)).toBe("512 KB");
  expect(size(1024 * 1024 - 1)).toBe("1.024 KB");
  expect(size(1024 * 1024)).toBe("1 MB");
  expect(size(1_258_291)).toBe("1,2 MB");
  expect(size(2 * 1024 * 1024)).toBe("2 MB");
});
