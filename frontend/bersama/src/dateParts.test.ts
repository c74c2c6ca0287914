import { expect, test } from "vitest";

import { join, split } from "./dateParts.ts";

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
