import { forbid, openBrowser } from "bersama/testing/browser.ts";
import { expect, test } from "vitest";

import { LEAST, MOST, rememberedShare, rememberShare } from "./share.ts";

test("where the splitter stands is remembered, within limits, and is no more than a wish", () => {
  const { storage } = openBrowser();
  expect(rememberedShare()).toBeNull();
  rememberShare(30);
  expect(rememberedShare()).toBe(30);
  storage.setItem("sisfo.review-side", "99");
  expect(rememberedShare()).toBe(MOST);
  storage.setItem("sisfo.review-side", "2");
  expect(rememberedShare()).toBe(LEAST);
  storage.setItem("sisfo.review-side", "lebar");
  expect(rememberedShare()).toBeNull();
});

test("a browser that keeps nothing has the usual width", () => {
  openBrowser();
  forbid("localStorage");
  rememberShare(30);
  expect(rememberedShare()).toBeNull();
});
