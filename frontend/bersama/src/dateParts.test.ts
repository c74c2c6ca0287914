import { expect, test } from "vitest";

import { join, split, spread } from "./dateParts.ts";

test("a date is shown as people write it, and read back as it is stored", () => {
  expect(split("2026-08-07")).toEqual(["7", "8", "2026"]);
  expect(join(["7", "8", "2026"])).toBe("2026-08-07");
  expect(join(split("2026-12-31"))).toBe("2026-12-31");
});

test("nothing typed is no date, and no date is nothing to show", () => {
  expect(join(["", "", ""])).toBe("");
  expect(split("")).toEqual(["", "", ""]);
});

test("half a date is handed on, so that the service can say what is wrong", () => {
  expect(join(["31", "2", "2026"])).toBe("2026-02-31");
  expect(join(["x", "8", "2026"])).toBe("2026-08-0x");
});

test("half a date that was kept comes back as it was typed", () => {
  for (const typed of [
    ["17", "", ""],
    ["17", "8", ""],
    ["", "8", ""],
    ["", "", "2026"],
  ])
    expect(split(join(typed))).toEqual(typed);
});

test("a month may be a word, in both languages and in short", () => {
  for (const month of ["8", "08", "Agustus", "agustus ", "Agt", "Aug", "AUGUST"])
    expect(join(["17", month, "1995"])).toBe("1995-08-17");
  expect(join(["2", "Mei", "1995"])).toBe("1995-05-02");
  expect(join(["2", "Desember", "1995"])).toBe("1995-12-02");
  expect(join(["2", "Ags", "1995"])).toBe("1995-Ags-02"); // no month; the service says so
});

test("a whole date in one box is spread over the three", () => {
  expect(spread("17-8-95")).toEqual(["17", "8", "95"]);
  expect(spread(" 17/08/1995 ")).toEqual(["17", "08", "1995"]);
  expect(spread("17 Agustus 1995")).toEqual(["17", "Agustus", "1995"]);
  for (const part of ["17", "17-", "17-8", "8", "1995", "2026-08-17"])
    expect(spread(part)).toBeNull();
});
