import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

import { BROWSERS } from "../browsers.ts";

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

export default defineConfig({
  base: "/petugas/",
  plugins: [preact()],
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
