import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { blocksOf, lineOf, textOf } from "./sheet.ts";

const SHEET = readFileSync(new URL("../../../../../docs/petugas.md", import.meta.url), "utf-8");

test("the sheet is read whole: no mark of its writing is left over", () => {
  const blocks = blocksOf(SHEET);
  const lines = blocks.flatMap((block) => {
    if (block.kind === "list") return block.lines;
    if (block.kind === "table") return [block.head, ...block.rows].flat();
    return [block.line];
  });
  expect(blocks.filter(({ kind }) => kind === "table").length).toBeGreaterThan(5);
  for (const line of lines) expect(textOf(line)).not.toMatch(/^#|\*\*|^\||<!--|^\d+\. /);
});

test("keys and what is bold stand apart from the words around them", () => {
  expect(lineOf("tekan `Ctrl Enter`\nuntuk **kirim**.")).toEqual([
    { kind: "plain", text: "tekan " },
    { kind: "key", text: "Ctrl Enter" },
    { kind: "plain", text: " untuk " },
    { kind: "bold", text: "kirim" },
    { kind: "plain", text: "." },
  ]);
});

test("a list keeps its items, each on one line", () => {
  const [list] = blocksOf("1. satu\n   lagi\n2. dua");
  expect(list?.kind === "list" && list.numbered && list.lines.map(textOf)).toEqual([
    "satu lagi",
    "dua",
  ]);
});
