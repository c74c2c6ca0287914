import { expect, it } from "vitest";

import { unprinted } from "./printed.ts";

it("lets pass what letters print", () => {
  for (const text of [
    "dr. Ni Kadek Suryani, Sp.OG",
    "suhu 10⁻² °C, α ≥ β, Suyūṭī",
    "baris satu\nbaris dua",
    "Sa\u0304",
    "tak tampak\u200b\u202e",
  ]) {
    expect(unprinted(text), text).toBeUndefined();
  }
});

it("names what no letter prints, each sign once and five at most", () => {
  expect(unprinted("rapi 👍👍 sekali")).toContain(": 👍.");
  expect(unprinted("عربي")).toContain(": ع, ر, ب, ي.");
  expect(unprinted("一二三四五六")).toContain(": 一, 二, 三, 四, 五.");
});
