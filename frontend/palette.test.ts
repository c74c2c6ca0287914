// Colours of all sites stand in _palette.scss, each under a name.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FRONTEND = import.meta.dirname;
const PALETTE = "bersama/src/styles/_palette.scss";
const EXEMPT: Record<string, string> = {
  "bersama/src/berkas/canvas.ts": "a sheet of paper under a photo, no colour of the site",
};
/** Browsers read these before any style, so they can use no name. */
const BEFORE_STYLES = /\/index\.html$|\/public\/[^/]+\.(?:svg|webmanifest)$/;
const SOURCE = /\.(?:scss|tsx?|js|html)$/;
const NO_SOURCE = /\.test\.tsx?$|\/schema\.d\.ts$/;

const read = (path: string) => readFileSync(join(FRONTEND, path), "utf-8");
const all = readdirSync(FRONTEND, { withFileTypes: true })
  .filter((site) => site.isDirectory() && site.name !== "node_modules")
  .flatMap(({ name }) =>
    readdirSync(join(FRONTEND, name), { recursive: true, encoding: "utf-8" }).map(
      (path) => `${name}/${path}`,
    ),
  )
  .filter((path) => !path.includes("node_modules"));
const early = all.filter((path) => BEFORE_STYLES.test(path));
const sources = all.filter(
  (path) => SOURCE.test(path) && !NO_SOURCE.test(path) && !BEFORE_STYLES.test(path),
);

const HEX = /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b/gi;
const FUNCTION = /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix)\(/gi;
const WORD =
  /(?<![-\w.$])(?:white|black|red|green|blue|gr[ae]y|silver|orange|yellow|gold|brown|purple|pink|navy|teal)(?![-\w])/gi;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g;

function bare(path: string): string[] {
  const code = read(path).replace(COMMENT, "");
  const found = [...(code.match(HEX) ?? []), ...(code.match(FUNCTION) ?? [])];
  const values = path.endsWith(".scss") ? (code.match(/:[^;{}]+;/g) ?? []) : [];
  const attributes = code.match(/\b(?:fill|stroke|color)(?:=|: |Style = )"\w+"/g) ?? [];
  return [...found, ...[...values, ...attributes].flatMap((value) => value.match(WORD) ?? [])];
}

const palette = read(PALETTE);

test("a bare colour stands in the palette only", () => {
  expect(sources.length).toBeGreaterThan(150);
  const found = sources
    .filter((path) => path !== PALETTE && !(path in EXEMPT))
    .flatMap((path) => bare(path).map((colour) => `${path}: ${colour}`));
  expect(found).toEqual([]);
});

test("every name of the palette is used, and no colour has two", () => {
  const named = [...palette.matchAll(/^\$([\w-]+): (.+);$/gm)];
  expect(named.length).toBeGreaterThan(30);
  const styles = sources.filter((path) => path.endsWith(".scss")).map(read);
  const used = styles.join("\n").replace(/^\$[\w-]+:/gm, "");
  const unused = named.filter(([, name]) => !new RegExp(`\\$${name}(?![\\w-])`).test(used));
  expect(unused.map(([, name]) => name)).toEqual([]);
  const colours = named.map(([, , colour]) => colour);
  expect(colours.filter((colour, index) => colours.indexOf(colour) !== index)).toEqual([]);
});

test("what a browser shows before the styles is of the same colours", () => {
  const long = (colour: string) => (colour.length === 4 ? colour.replace(/\w/g, "$&$&") : colour);
  const known = palette.match(HEX)?.map(long);
  expect(early.length).toBeGreaterThanOrEqual(3);
  for (const path of early)
    for (const colour of read(path).match(HEX) ?? []) expect(known, path).toContain(long(colour));
});
