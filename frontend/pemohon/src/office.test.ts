import { afterEach, beforeEach, expect, test, vi } from "vitest";

let office: typeof import("./office.ts")["office"];
let get: ReturnType<typeof vi.spyOn>;
beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules(); // what was kept for one test is not for the next
  get = vi.spyOn((await import("bersama/api/client.ts")).api, "GET");
  get.mockResolvedValue({ data: {}, response: { ok: true } } as never);
  ({ office } = await import("./office.ts"));
});
afterEach(() => {
  vi.useRealTimers();
});

test("a foot that comes seconds after its page asks nobody again", async () => {
  await office();
  vi.advanceTimersByTime(15_000);
  await office();
  expect(get).toHaveBeenCalledTimes(1);
});

test("whether the office is open is asked anew on a later page", async () => {
  await office();
  vi.advanceTimersByTime(21_000);
  await office();
  expect(get).toHaveBeenCalledTimes(2);
});

test("a failure is not kept", async () => {
  get.mockRejectedValueOnce(new Error("offline"));
  await expect(office()).rejects.toThrow();
  await office();
  expect(get).toHaveBeenCalledTimes(2);
});
