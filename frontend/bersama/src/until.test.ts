import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { until } from "./until.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const isDone = (state: string) => state === "done";

test("what is done already is not asked for again", async () => {
  const ask = vi.fn(async () => "done");
  expect(await until(ask, isDone)).toBe("done");
  expect(ask).toHaveBeenCalledTimes(1);
});

test("it is asked again, more and more seldom, until it is done", async () => {
  const times: number[] = [];
  const begun = Date.now();
  const ask = async () => {
    times.push(Date.now() - begun);
    return times.length < 5 ? "waiting" : "done";
  };
  const found = until(ask, isDone);
  await vi.runAllTimersAsync();
  expect(await found).toBe("done");
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(pauses).toEqual([500, 750, 1125, 1687]);
});

test("after a minute the last answer is taken as it is", async () => {
  const ask = vi.fn(async () => "waiting");
  const found = until(ask, isDone);
  await vi.runAllTimersAsync();
  expect(await found).toBe("waiting");
  expect(ask.mock.calls.length).toBeLessThan(25);
});

test("a refusal ends it", async () => {
  const ask = vi.fn(async () => "waiting");
  ask.mockResolvedValueOnce("waiting").mockRejectedValueOnce(new Error("refused"));
  const found = expect(until(ask, isDone)).rejects.toThrow("refused");
  await vi.runAllTimersAsync();
  await found;
  expect(ask).toHaveBeenCalledTimes(2);
});
