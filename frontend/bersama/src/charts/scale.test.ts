import { expect, test } from "vitest";

import { axis } from "./scale.ts";

test.each([
  [0, 1, [0, 1]],
  [1, 1, [0, 1]],
  [2, 2, [0, 1, 2]],
  [4, 4, [0, 1, 2, 3, 4]],
  [5, 6, [0, 2, 4, 6]],
  [8, 8, [0, 2, 4, 6, 8]],
  [9, 10, [0, 5, 10]],
  [40, 40, [0, 10, 20, 30, 40]],
  [41, 60, [0, 20, 40, 60]],
  [1234, 1500, [0, 500, 1000, 1500]],
])("the axis of %i ends at %i", (largest, top, marks) => {
  expect(axis(largest)).toEqual({ top, marks });
});

test("whatever the largest, it fits, the marks are few, whole, and go up to the top", () => {
  for (let largest = 0; largest <= 12_000; largest = Math.floor(largest * 1.07) + 1) {
    const { top, marks } = axis(largest);
    expect(top).toBeGreaterThanOrEqual(Math.max(largest, 1));
    expect(marks.length).toBeLessThanOrEqual(5);
    expect(marks[0]).toBe(0);
    expect(marks[marks.length - 1]).toBe(top);
    expect(marks.every(Number.isInteger)).toBe(true);
  }
});

test("a fraction has whole marks all the same", () => {
  expect(axis(0.4)).toEqual({ top: 1, marks: [0, 1] });
  expect(axis(2.5)).toEqual({ top: 3, marks: [0, 1, 2, 3] });
});
