import type { Schemas } from "bersama/api/client.ts";
import { expect, test } from "vitest";

import { ENOUGH, usualOf } from "./usual.ts";

const figures = (issued: number, median_days: number | null) =>
  ({
    types: [{ type_id: "sip_bidan", issued, median_days }],
  }) as unknown as Schemas["PermitStatistics"];

test("what is usual is said of a type of which enough were issued", () => {
  expect(usualOf(figures(ENOUGH, 3), "sip_bidan")).toEqual({ days: 3, of: ENOUGH });
});

test("nothing is said of too few, of another type, or without a figure", () => {
  expect(usualOf(figures(ENOUGH - 1, 3), "sip_bidan")).toBeNull();
  expect(usualOf(figures(ENOUGH, 3), "penelitian")).toBeNull();
  expect(usualOf(figures(ENOUGH, null), "sip_bidan")).toBeNull();
});

test("it is told in whole days, never better than it was and never none", () => {
  expect(usualOf(figures(20, 2.5), "sip_bidan")?.days).toBe(3);
  expect(usualOf(figures(20, 0), "sip_bidan")?.days).toBe(1);
});
