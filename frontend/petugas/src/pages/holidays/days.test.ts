import { expect, test } from "vitest";

import { daysIn, decreeDays } from "./days.ts";

test("a day is read as it is typed, and said once", () => {
  expect(daysIn("10-3-2027\n 10/03/2027 \n2027-03-11\n\n12.3.2027\n13 3 2027").days).toEqual([
    "2027-03-10",
    "2027-03-11",
    "2027-03-12",
    "2027-03-13",
  ]);
});

test("what is no day is named, also the 31st of February", () => {
  expect(daysIn("10 Maret\n31-2-2027\n2027-13-01\n1-1").wrong).toEqual([
    "10 Maret",
    "31-2-2027",
    "2027-13-01",
    "1-1",
  ]);
});

test("holidays and working days go in one decree", () => {
  expect(decreeDays(daysIn("1-1-2027"), daysIn("2-1-2027"))).toEqual([
    { date: "2027-01-01", rule: "holiday" },
    { date: "2027-01-02", rule: "working-day" },
  ]);
});
