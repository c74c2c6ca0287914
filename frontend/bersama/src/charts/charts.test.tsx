import type { ComponentProps } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";

import { number } from "../format.ts";
import { Bars } from "./Bars.tsx";
import { Columns, type Point } from "./Columns.tsx";

const points = (...values: number[]): Point[] =>
  values.map((value, index) => ({ label: `L${index}`, value }));
const columns = (...values: number[]) =>
  renderToString(<Columns points={points(...values)} summary="Ringkasan" />);
const bars = (values: number[], rest: Partial<ComponentProps<typeof Bars>> = {}) =>
  renderToString(<Bars points={points(...values)} summary="Ringkasan" {...rest} />);

const numbersOf = (html: string, kind: string, attribute: string) =>
  [...html.matchAll(new RegExp(`<rect[^>]*class="${kind}"[^>]*>`, "g"))].map(([rect]) =>
    Number(rect.match(new RegExp(` ${attribute}="([^"]*)"`))?.[1]),
  );
const heights = (html: string) => numbersOf(html, "app-chart__bar", "height");
const widths = (html: string) => numbersOf(html, "app-chart__bar", "width");

test.each([
  ["without figures", []],
  ["of nothing but zeros", [0, 0, 0]],
  ["of a single figure", [7]],
])("a chart %s is drawn with numbers only", (_, values) => {
  for (const html of [columns(...values), bars(values)]) {
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
    expect(html).toContain('aria-label="Ringkasan"');
  }
});

test("nothing is drawn for zero, and no zero is written over it", () => {
  const html = columns(0, 0);
  expect(heights(html)).toEqual([0, 0]);
  expect(html).not.toContain("app-chart__value");
});

test("columns are as high as their figures, the largest within the picture", () => {
  const [half = 0, full = 0] = heights(columns(2, 4));
  expect(full).toBeCloseTo(half * 2);
  expect(full).toBe(220 - 28 - 20);
});

test("however many columns there are, they stay within the picture", () => {
  const html = columns(...Array(31).fill(1));
  const starts = numbersOf(html, "app-chart__bar", "x");
  const wide = widths(html);
  expect((starts[starts.length - 1] ?? 0) + (wide[wide.length - 1] ?? 0)).toBeLessThanOrEqual(480);
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(34);
});

test("the largest bar is full, or what was said to be full is", () => {
  expect(widths(bars([1, 4]))).toEqual([25, 100]);
  expect(widths(bars([1, 2], { top: 4 }))).toEqual([25, 50]);
  expect(widths(bars([0, 0]))).toEqual([0, 0]);
});

test("a figure above the full bar does not leave the picture, and is written as it is", () => {
  const html = bars([4.5], { top: 4, shown: (value) => number(value, 1) });
  expect(widths(html)).toEqual([100]);
  expect(html).toContain("<strong>4,5</strong>");
});
