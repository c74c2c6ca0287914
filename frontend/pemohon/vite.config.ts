import { resolve } from "node:path";

import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

import { BUILT } from "./src/built.ts";

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
  ],
  build: {
    target: "es2022",
    outDir: "../../build/site",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: scripts or styles
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          // What nearly every page needs, in one file: it is smaller than in twelve, and a phone on
          // a slow line asks once.
          groups: [
            {
              name: "base",
              test: /node_modules\/(preact|@preact|openapi-fetch)\/|preact-iso\/src\/(router|lazy|hydrate)|bersama\/src\/(language|loading|format|kept|api\/(client|problem|session)|components\/(Page|shown|problems|fields|later))\./,
            },
          ],
        },
      },
    },
  },
});
