import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";

import { BROWSERS } from "../browsers.ts";
import { filesOf, type Page, pagesIn, readManifest, withEarly } from "../early.ts";

// What pages load together anyway stands in one file, which compresses better than twelve: what is
// under every page, and a file under review, which is also returned and visited.
const TOGETHER = [
  {
    name: "shell",
    test: /node_modules\/(preact\/|@preact\/signals(-core)?\/|preact-iso\/|tinykeys\/)|vite\/preload-helper|bersama\/src\/((api\/(client|problem|session)|format|kept|language|loading|polling)\.ts|components\/(later|lazy|problems|shown|Page|Dialog|SessionDialogs)\.tsx)|petugas\/src\/(keys\/(keys|useKeys)|moments|counters|who|components\/(Icon|KeyHint|StateTag))/,
  },
  {
    name: "file",
    test: /pages\/review\/(Head|desk|useDesk|due|file|service|bytes|looks|marking|marks|papers|press|collisions|Collided)\.tsx?/,
  },
];

/** All pages share one file: each page's own script comes with what all need. */
function early(): Plugin {
  let out = "";
  return {
    name: "sisfo-early",
    apply: "build",
    configResolved: (config) => {
      out = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const manifest = readManifest(out);
      const entry = filesOf(manifest, "index.html");
      const files = ({ module }: Page) =>
        [...filesOf(manifest, module)]
          .filter((file) => !entry.has(file))
          .map((file) => `/petugas/${file}`);
      const page = join(out, "index.html");
      const pages = pagesIn(join(import.meta.dirname, "src"));
      writeFileSync(page, withEarly(readFileSync(page, "utf-8"), pages, files));
    },
  };
}

export default defineConfig({
  base: "/petugas/",
  plugins: [preact(), early()],
  build: {
    target: BROWSERS,
    outDir: `../../${process.env.SITE ?? "build/site"}/petugas`, // after the citizen's site, which empties the folder above
    emptyOutDir: true,
    manifest: true, // what the first page loads: the budget test reads it
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: scripts or styles
    chunkSizeWarningLimit: 1400, // pdf.js, which only the review loads
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: TOGETHER } },
    },
  },
});
