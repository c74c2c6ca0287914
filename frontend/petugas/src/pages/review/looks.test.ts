import { expect, test } from "vitest";

import { FIRST_LOOK, fitted, paged, turned, zoomed } from "./looks.ts";

test("pages stay within the document", () => {
  expect(paged(FIRST_LOOK, -1, 3).page).toBe(1);
  expect(paged({ ...FIRST_LOOK, page: 3 }, 1, 3).page).toBe(3);
  expect(paged(FIRST_LOOK, 1, 3).page).toBe(2);
});

test("four turns are none, and turning keeps page and zoom", () => {
  const look = { page: 2, zoom: 2, turn: 0 };
  expect(turned(look)).toEqual({ page: 2, zoom: 2, turn: 90 });
  expect(turned(turned(turned(turned(look))))).toEqual(look);
});

test("zoom has ends, and 0 goes back to the width of the viewer", () => {
  let look = FIRST_LOOK;
  for (let n = 0; n < 20; n += 1) look = zoomed(look, 1);
  expect(look.zoom).toBe(4);
  for (let n = 0; n < 40; n += 1) look = zoomed(look, -1);
  expect(look.zoom).toBe(0.5);
  expect(fitted(look).zoom).toBe(1);
});
