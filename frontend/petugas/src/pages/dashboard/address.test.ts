import { expect, test } from "vitest";

import { read, write } from "./address.ts";

test("an address and what it asks for are the same thing", () => {
  const scope = { from: "2026-09-07", to: "2026-11-30", type: "sip_bidan", district: "13.02.10" };
  const address = write("/petugas/dasbor", scope);
  expect(read(Object.fromEntries(new URLSearchParams(address.split("?")[1])))).toEqual(scope);
});

test("what is open stands in no address, and what makes no sense is left out", () => {
  const open = { from: "", to: "", type: "", district: "" };
  expect(write("/petugas/dasbor", open)).toBe("/petugas/dasbor");
  expect(read({ from: "kemarin", to: "30-11-2026", type: "../x", district: "Kubung" })).toEqual(
    open,
  );
});
