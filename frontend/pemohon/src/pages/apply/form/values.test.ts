import { expect, test } from "vitest";

import type { FieldRule } from "../application.ts";
import { asPlaces, asRange, asText, asVillageCode, isEmpty, isWhole, LIFETIME } from "./values.ts";

const whole = (kind: string, value: unknown) => isWhole({ kind } as FieldRule, value);

test("what is not there is an empty text, and zero is something", () => {
  expect([undefined, null, ""].map(asText)).toEqual(["", "", ""]);
  expect(asText(0)).toBe("0");
  expect(asText("Siti")).toBe("Siti");
});

test("a period may lack either end, or both", () => {
  expect(asRange(null)).toEqual({ from: "", to: "" });
  expect(asRange({ from: "2026-01-01" })).toEqual({ from: "2026-01-01", to: "" });
  expect(asRange({ to: "2026-01-31" })).toEqual({ from: "", to: "2026-01-31" });
});

test("places are a list, and what is none is an empty one", () => {
  const places = [{ name: "Puskesmas Talang", place_id: "p-1", note: null }];
  expect(asPlaces(places)).toBe(places);
  expect([undefined, null, "", {}].map(asPlaces)).toEqual([[], [], [], []]);
});

test("a village is told by its code, stored or just chosen", () => {
  expect(asVillageCode({ code: "13.02.10.2001", name: "N", district: "K" })).toBe("13.02.10.2001");
  expect(asVillageCode("13.02.10.2001")).toBe("13.02.10.2001");
  expect([undefined, null].map(asVillageCode)).toEqual(["", ""]);
});

test.each([undefined, null, "", "  ", "\n", []])("%j is empty", (value) => {
  expect(isEmpty(value)).toBe(true);
});

test.each([0, false, "0", "x", [null], {}])("%j is not empty", (value) => {
  expect(isEmpty(value)).toBe(false);
});

test.each([
  ["date", "2026-08-07", true],
  ["date", "2026-8-7", false],
  ["date", "-08-07", false],
  ["date", "26-08-07", false],
  ["date", "2026-08-07x", false],
  ["date_or_lifetime", LIFETIME, true],
  ["date_or_lifetime", "2026-08-07", true],
  ["date_or_lifetime", "life", false],
  ["date", LIFETIME, false],
  ["date_range", { from: "2026-01-01", to: "2026-01-31" }, true],
  ["date_range", { from: "2026-01-01", to: "" }, false],
  ["date_range", { from: "2026-01-01", to: "2026-01-3" }, false],
  ["village", "13.02.10.2001", true],
  ["village", "13.02.10", false],
  ["village", { code: "13.02.10.2001", name: "N", district: "K" }, true],
  ["text", "S", true],
  ["long_text", "S", true],
  ["choice", "a", true],
  ["places", [{}], true],
  ["phone", "0812", false],
  ["email", "a@b.id", false],
  ["integer", "12", false],
])("a %s that reads %j can be judged while it is typed: %s", (kind, value, expected) => {
  expect(whole(kind, value)).toBe(expected);
});

test("an emptied field can be judged at once, of any kind", () => {
  for (const kind of ["date", "date_range", "village", "phone", "integer"])
    expect(whole(kind, null)).toBe(true);
});
