import { expect, test } from "vitest";

import { carryOn, type Export, percent } from "./progress.ts";

const at = (rows: number, state: Export["state"] = "running", expected = 4): Export => ({
  export_id: "x",
  kind: "permits",
  format: "xlsx",
  state,
  first: "2026-01-01",
  last: "2026-12-31",
  type_id: null,
  district: null,
  whole_nik: false,
  rows,
  expected,
  created_at: "2026-11-30T01:00:00Z",
  expires_at: "2026-12-01T01:00:00Z",
});

test("each step is shown, until there is a file", async () => {
  const steps = [at(2), at(4), at(4, "ready")];
  const shown: Export[] = [];
  await carryOn(
    at(0),
    async () => steps.shift() as Export,
    (found) => shown.push(found),
    () => true,
  );
  expect(shown.map(({ rows, state }) => [rows, state])).toEqual([
    [2, "running"],
    [4, "running"],
    [4, "ready"],
  ]);
});

test("a page that was left asks for no step more, and shows none", async () => {
  let asked = 0;
  let wanted = true;
  const step = async () => {
    asked += 1;
    wanted = false;
    return at(2);
  };
  const shown: Export[] = [];
  await carryOn(
    at(0),
    step,
    (found) => shown.push(found),
    () => wanted,
  );
  expect([asked, shown]).toEqual([1, []]);
});

test("what is finished is not asked for again", async () => {
  const step = () => Promise.reject(new Error("asked"));
  for (const state of ["ready", "empty", "cancelled"] as const)
    await carryOn(
      at(4, state),
      step,
      () => undefined,
      () => true,
    );
});

test("progress is full with the file alone, and unknown where nothing is expected", () => {
  expect(percent(at(1))).toBe(25);
  expect(percent(at(9))).toBe(99);
  expect(percent(at(4, "ready"))).toBe(100);
  expect(percent(at(1, "running", 0))).toBeNull();
});
