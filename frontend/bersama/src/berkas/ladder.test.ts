import { expect, test, vi } from "vitest";

import { bestFitting, MOST_TRIES, RUNGS, type Rung } from "./ladder.ts";

/** As a file behaves: the first rung that fits is `first`, and all below fit too. */
const fittingFrom = (first: number) =>
  vi.fn(async (rung: Rung) => {
    const index = RUNGS.indexOf(rung);
    return index >= first ? index : null;
  });

test("the best that fits is found, whichever it is, in few tries", async () => {
  for (let first = 0; first < RUNGS.length; first++) {
    const make = fittingFrom(first);
    expect(await bestFitting(make)).toBe(first);
    expect(make.mock.calls.length).toBeLessThanOrEqual(MOST_TRIES);
  }
});

test("a file that no rung makes small enough is told by null", async () => {
  const make = fittingFrom(RUNGS.length);
  expect(await bestFitting(make)).toBeNull();
  expect(make.mock.calls.length).toBeLessThanOrEqual(MOST_TRIES);
});

test("the tries are counted for whoever shows the progress", async () => {
  const make = fittingFrom(3);
  await bestFitting(make);
  expect(make.mock.calls.map(([, tries]: unknown[]) => tries)).toEqual(
    make.mock.calls.map((_, index) => index),
  );
});

test("with one rung it is tried once, with none never", async () => {
  const make = fittingFrom(0);
  expect(await bestFitting(make, RUNGS.slice(0, 1))).toBe(0);
  expect(await bestFitting(make, [])).toBeNull();
  expect(make).toHaveBeenCalledTimes(1);
});

test("what goes wrong on a rung is not taken for a file that does not fit", async () => {
  const broken = () => Promise.reject(new Error("damaged"));
  await expect(bestFitting(broken)).rejects.toThrow("damaged");
});

test("every rung is smaller than the one before, and the least can still be read", () => {
  for (const [index, rung] of RUNGS.entries()) {
    const before = RUNGS[index - 1];
    if (!before) continue;
    expect(rung.dpi).toBeLessThanOrEqual(before.dpi);
    expect(rung.dpi * rung.quality).toBeLessThan(before.dpi * before.quality);
  }
  expect(RUNGS[RUNGS.length - 1]?.dpi).toBeGreaterThanOrEqual(100);
});
