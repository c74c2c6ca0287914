import { expect, test } from "vitest";

import { answeredMeanwhile, type Message, together } from "./talk.ts";

const message = (id: string, side: Message["side"], by: string): Message => ({
  id,
  at: `2026-11-30T0${id}:00:00Z`,
  side,
  way: "web",
  by,
  text: "",
});

test("a thread is read from its oldest message, and none stands twice", () => {
  const first = message("1", "citizen", "Rahma");
  const second = message("2", "office", "Rina");
  expect(together([first], [second, first]).map(({ id }) => id)).toEqual(["1", "2"]);
  expect(together([second, first], [second]).map(({ id }) => id)).toEqual(["1", "2"]);
});

test("a colleague's answer that nobody here has seen is told, one's own is not", () => {
  const seen = new Set(["1"]);
  const messages = [message("1", "office", "Dedi"), message("2", "office", "Rina")];
  expect(answeredMeanwhile(messages, seen, "Rina")).toBeNull();
  expect(answeredMeanwhile(messages, seen, "Yulia")?.id).toBe("2");
  expect(answeredMeanwhile([message("3", "citizen", "Rahma")], seen, "Rina")).toBeNull();
});
