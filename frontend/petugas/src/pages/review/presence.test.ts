import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ALONE, type Presence, TOGETHER, watchPresence } from "./presence.ts";

const ME_ALONE: Presence = {
  version: 1,
  phase: "review",
  claimed_by: null,
  claimed_until: null,
  mine: true,
  may_free: false,
  viewers: [],
};
const WITH_YULIA = { ...ME_ALONE, viewers: [{ name: "Yulia", since: "2026-11-30T03:00:00Z" }] };

function openPage() {
  let turn = () => {};
  return {
    visibilityState: "visible" as DocumentVisibilityState,
    addEventListener: (_: string, listener: () => void) => {
      turn = listener;
    },
    removeEventListener: () => {
      turn = () => {};
    },
    become(state: DocumentVisibilityState) {
      this.visibilityState = state;
      turn();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("alone it asks every half minute, with somebody else every ten seconds", async () => {
  let found = ME_ALONE;
  const ask = vi.fn(async () => found);
  const tell = vi.fn();
  const end = watchPresence(ask, tell, openPage() as never);
  await vi.advanceTimersByTimeAsync(0);
  expect(tell).toHaveBeenCalledWith(ME_ALONE);
  found = WITH_YULIA;
  await vi.advanceTimersByTimeAsync(ALONE - 1);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(TOGETHER);
  expect(ask).toHaveBeenCalledTimes(3);
  end();
  await vi.advanceTimersByTimeAsync(10 * ALONE);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a hidden page asks nothing, and asks at once when it is looked at again", async () => {
  const ask = vi.fn(async () => ME_ALONE);
  const page = openPage();
  const end = watchPresence(ask, () => {}, page as never);
  await vi.advanceTimersByTimeAsync(0);
  page.become("hidden");
  await vi.advanceTimersByTimeAsync(20 * ALONE);
  expect(ask).toHaveBeenCalledTimes(1);
  page.become("visible");
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(2);
  end();
});

test("a question that failed is asked again", async () => {
  const ask = vi.fn(async () => ME_ALONE).mockRejectedValueOnce(new Error("broken line"));
  const tell = vi.fn();
  const end = watchPresence(ask, tell, openPage() as never);
  await vi.advanceTimersByTimeAsync(ALONE);
  expect(tell).toHaveBeenCalledTimes(1);
  end();
});
