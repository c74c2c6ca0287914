import { expect, test } from "vitest";

import type { Batch, BatchItem } from "../../api/signing.ts";
import type { Letter } from "./letters.ts";
import { inOrder, tally } from "./progress.ts";
import { allTicked, MOST, preselected, soonestFirst, sums } from "./sums.ts";

const row = (id: string, short: string, findings = 0, decree = false) =>
  ({ id, short, findings, decree: decree ? {} : null }) as Letter;

test("the sum says how many of which letter, the most frequent first", () => {
  const rows = [row("a", "Penelitian"), row("b", "SIP Bidan"), row("c", "SIP Perawat")];
  expect(sums(rows)).toEqual([
    { name: "SIP", count: 2 },
    { name: "Penelitian", count: 1 },
  ]);
});

test("what was promised the soonest stands first, whatever its step's target is", () => {
  const promised = (id: string, promised_on: string | null, due_at: string) =>
    ({ id, promised_on, due_at }) as unknown as Letter;
  const rows = [
    promised("none", null, "2026-11-26T09:00:00Z"),
    promised("late", "2026-12-04", "2026-11-27T09:00:00Z"),
    promised("soon", "2026-11-30", "2026-12-01T09:00:00Z"),
  ];
  expect(soonestFirst(rows).map(({ id }) => id)).toEqual(["soon", "late", "none"]);
});

test("what has a finding or takes a permit back is left out at first, and no more than one act takes is ticked", () => {
  const rows = [row("a", "SIP"), row("b", "SIP", 1), row("c", "Pencabutan", 0, true)];
  expect([...preselected(rows)]).toEqual(["a"]);
  const many = Array.from({ length: MOST + 5 }, (_, n) => row(`${n}`, "SIP"));
  expect(preselected(many).size).toBe(MOST);
});

test("ticking all ticks permits; what takes one away stays as it was", () => {
  const rows = [
    row("a", "Pencabutan", 0, true),
    row("b", "Pencabutan", 0, true),
    row("c", "SIP", 1),
  ];
  expect([...allTicked(rows, new Set())]).toEqual(["c"]);
  expect([...allTicked(rows, new Set(["b"]))]).toEqual(["b", "c"]);
  const many = Array.from({ length: MOST + 5 }, (_, n) => row(`${n}`, "SIP"));
  expect(allTicked(many, new Set(["54"])).size).toBe(MOST);
});

const item = (application_id: string, state: BatchItem["state"]) =>
  ({ application_id, state }) as BatchItem;
const batch = {
  items: [
    item("a", "issued"),
    item("b", "queued"),
    item("c", "handed_back"),
    item("d", "signing"),
    item("e", "stale"),
    item("f", "refused"),
  ],
} as unknown as Batch;

test("what failed stands first, in the order in which it was asked for", () => {
  expect(inOrder(batch).map(({ application_id }) => application_id)).toEqual([
    "c",
    "e",
    "f",
    "d",
    "b",
    "a",
  ]);
  expect(tally(batch)).toEqual({ failed: 3, signing: 1, waiting: 1, issued: 1 });
});
