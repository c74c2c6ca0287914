import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { poll } from "./polling.ts";

function openPage() {
  let turn = () => {};
  return {
    hidden: false,
    addEventListener: (_: string, listener: () => void) => {
      turn = listener;
    },
    removeEventListener: () => {
      turn = () => {};
    },
    become(hidden: boolean) {
      this.hidden = hidden;
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

const after = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test("it asks every so often, and not any more once it is over", async () => {
  const ask = vi.fn(async () => undefined);
  const end = poll(ask, { every: 10 }, openPage() as never);
  await after(35);
  expect(ask).toHaveBeenCalledTimes(3);
  end();
  await after(1000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("while nothing is new it asks ever more slowly, and quickly again after news", async () => {
  let news = false;
  const ask = vi.fn(async () => news);
  poll(ask, { every: 10, slowest: 20 }, openPage() as never);
  await after(10);
  expect(ask).toHaveBeenCalledTimes(1);
  await after(14);
  expect(ask).toHaveBeenCalledTimes(1);
  await after(1);
  expect(ask).toHaveBeenCalledTimes(2);
  news = true;
  await after(20);
  expect(ask).toHaveBeenCalledTimes(3);
  await after(10);
  expect(ask).toHaveBeenCalledTimes(4);
});

test("a hidden page asks nothing, and asks at once when it is looked at again", async () => {
  const page = openPage();
  const ask = vi.fn(async () => false);
  poll(ask, { every: 10, slowest: 1000 }, page as never);
  await after(10);
  page.become(true);
  await after(100_000);
  expect(ask).toHaveBeenCalledTimes(1);
  page.become(false);
  expect(ask).toHaveBeenCalledTimes(2);
  await after(15);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("what fails is asked for later and later, and does not end the asking", async () => {
  const ask = vi.fn(async () => {
    throw new TypeError("no line");
  });
  poll(ask, { every: 10 }, openPage() as never);
  await after(10 + 20 + 40 + 80);
  expect(ask).toHaveBeenCalledTimes(4);
  await after(79);
  expect(ask).toHaveBeenCalledTimes(4);
  await after(1);
  expect(ask).toHaveBeenCalledTimes(5);
});

test("it never asks a second time while the first answer is on its way", async () => {
  const page = openPage();
  const ask = vi.fn(() => new Promise<void>(() => {}));
  poll(ask, { every: 10 }, page as never);
  await after(10);
  page.become(false);
  await after(100);
  expect(ask).toHaveBeenCalledTimes(1);
});
