import { expect, test } from "vitest";

import { isOpen, places } from "./rules.ts";

test("files that say the same stand beside each other, in their order", () => {
  const same = { key: "validity.years", value: "5" };
  expect(
    places([
      { file: "a.toml", ...same },
      { file: "b.toml", key: "validity.years", value: "3" },
      { file: "c.toml", ...same },
    ]),
  ).toEqual([
    { files: ["a.toml", "c.toml"], ...same },
    { files: ["b.toml"], key: "validity.years", value: "3" },
  ]);
});

test("what changed after it was confirmed is open again", () => {
  expect(
    (["settled", "open", "changed", "confirmed"] as const).map((standing) => isOpen({ standing })),
  ).toEqual([false, true, true, false]);
});
