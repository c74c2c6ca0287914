import { resolve } from "node:path";

import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

import { BROWSERS } from "../browsers.ts";
import { shell } from "./shell.ts";
import { BUILT } from "./src/built.ts";

// What many pages load anyway stands in few files, which compress better together.
const TOGETHER = [
  {
    name: "shell",
    test: /node_modules\/(preact\/|@preact\/signals(-core)?\/|preact-iso\/src\/(router|lazy)\.js)|bersama\/src\/((api\/(client|problem|session)|format|kept|language|loading)\.ts|components\/(later|problems|shown)\.tsx)/,
  },
  { name: "fields", test: /bersama\/src\/components\/(ActForm|fields)\.tsx/ },
  {
    name: "applying",
    test: /pages\/apply\/(application|wording|Back|Closed|form\/(paths|values|Group))\.tsx?/,
  },
];

export default defineConfig({
  plugins: [
    preact({
      // Each page is built as a file of its own, so that the first paint waits for no script.
      prerender: {
        enabled: true,
        renderTarget: "#app",
        prerenderScript: resolve(import.meta.dirname, "src/main.tsx"),
        additionalPrerenderRoutes: BUILT.map((path) => path),
      },
    }),
    shell(),
  ],
  build: {
    target: BROWSERS,
    outDir: `../../${process.env.SITE ?? "build/site"}`, // another for a stage: infra/deploying/site.py
    emptyOutDir: true,
    manifest: true, // what each page loads: shell.ts and the budget test read it
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: scripts or styles
    chunkSizeWarningLimit: 1400, // pdf.js, which is loaded when a PDF has to shrink
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      // in a list: an output by itself is given `manualChunks` by the prerenderer, with a warning
      output: [{ codeSplitting: { includeDependenciesRecursively: false, groups: TOGETHER } }],
    },
  },
});
