import { expect, test } from "vitest";

import { changed, read, write } from "./address.ts";

test("an address says only what differs from the usual list, and is read back the same", () => {
  const usual = read({}, "back_office");
  expect(write(usual, "back_office")).toBe("/petugas");
  const narrowed = changed(usual, { state: "overdue", type: "sip_bidan", limit: 50 });
  const address = write(narrowed, "back_office");
  expect(address).toBe("/petugas?state=overdue&type=sip_bidan&limit=50");
  expect(read(Object.fromEntries(new URLSearchParams(address.slice(9))), "back_office")).toEqual(
    narrowed,
  );
});

test("what makes no sense in an address is left out", () => {
  const query = { state: "gone", limit: "7", from: "31-12-2026", to: "2026-13-45", role: "<b>" };
  expect(read(query, "head")).toEqual(read({}, "head"));
});

test("another list begins on its first page", () => {
  const second = read({ cursor: "abc" }, "head");
  expect(changed(second, { type: "penelitian" }).cursor).toBe("");
  expect(changed(second, { cursor: "def" }).cursor).toBe("def");
});
