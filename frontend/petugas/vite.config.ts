import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

import { BROWSERS } from "../browsers.ts";

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
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
