import { expect, test } from "vitest";

import { listOf, neighbour, patched, ticked } from "./rows.ts";

const file = (application_id: string, version = 1) => ({ application_id, version });

test("what is polled changes rows where they stand: none moves, none vanishes, new ones are counted", () => {
  const list = listOf([file("a"), file("b"), file("c")]);
  const after = patched(list, [file("x"), file("c", 2), file("a"), file("y")]);
  expect(after.rows.map(({ row, gone }) => [row.application_id, row.version, gone])).toEqual([
    ["a", 1, false],
    ["b", 1, true],
    ["c", 2, false],
  ]);
  expect(after.fresh).toBe(2);
});

test("a row that says the same is not drawn anew", () => {
  const list = listOf([file("a"), file("b")]);
  const after = patched(list, [file("a"), file("b", 2)]);
  expect(after.rows[0]).toBe(list.rows[0]);
  expect(after.rows[1]).not.toBe(list.rows[1]);
});

test("a row that comes back counts again", () => {
  const without = patched(listOf([file("a")]), []);
  expect(patched(without, [file("a")]).rows[0]?.gone).toBe(false);
});

test("keys move from row to row and stay at the ends", () => {
  const ids = ["a", "b", "c"];
  expect(neighbour(ids, null, 1)).toBe("a");
  expect(neighbour(ids, null, -1)).toBe("c");
  expect(neighbour(ids, "b", 1)).toBe("c");
  expect(neighbour(ids, "c", 1)).toBe("c");
  expect(neighbour(ids, "gone", 1)).toBe("a");
  expect(neighbour([], null, 1)).toBeNull();
});

test("a tick turns; from another row on, all between are ticked", () => {
  const ids = ["a", "b", "c", "d"];
  const one = ticked(ids, new Set<string>(), "b", null);
  expect([...one]).toEqual(["b"]);
  expect([...ticked(ids, one, "b", null)]).toEqual([]);
  expect([...ticked(ids, one, "d", "b")].sort()).toEqual(["b", "c", "d"]);
});
