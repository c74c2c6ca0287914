// What is done to the built site as a whole: a page's own script is announced in its file, so that it
// comes together with the others (where several share the file, ../early.ts does it), and the service
// worker learns what the shell consists of.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Plugin } from "vite";

import { filesOf, type Manifest, type Page, pagesIn, readManifest, withEarly } from "../early.ts";
import { BUILT } from "./src/built.ts";
import { robotsOf, sitemapOf } from "./src/findable.ts";

const HERE = import.meta.dirname;
const ENTRY = "src/main.tsx";
const SHELL = ["/ikon.svg", "/manifest.webmanifest", "/mulai.js"];

export function shell(): Plugin {
  let out = "";
  return {
    name: "sisfo-shell",
    apply: "build",
    configResolved: (config) => {
      out = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const manifest = readManifest(out);
      const entry = filesOf(manifest, ENTRY);
      for (const path of BUILT) announce(manifest, path, entry);
      const files = [...BUILT, ...[...entry].map((file) => `/${file}`), ...SHELL];
      writeFileSync(join(out, "sw.js"), worker(files));
      const origin = process.env.PUBLIC_URL;
      writeFileSync(join(out, "robots.txt"), robotsOf(origin));
      if (origin) writeFileSync(join(out, "sitemap.xml"), sitemapOf(origin));
    },
  };

  function announce(manifest: Manifest, path: string, entry: ReadonlySet<string>) {
    const pages = pagesOf(path);
    const files = ({ module }: Page) =>
      [...filesOf(manifest, module)].filter((file) => !entry.has(file)).map((file) => `/${file}`);
    const alone = pages.length === 1 ? pages.flatMap(files) : [];
    const links = alone.map(
      (file) => `    <link rel="modulepreload" crossorigin href="${file}">\n`,
    );
    const page = pageFile(path);
    const html = withEarly(readFileSync(page, "utf-8"), pages.length > 1 ? pages : [], files);
    writeFileSync(page, html.replace("</head>", `\n${links.join("")}  </head>`));
  }

  function pageFile(path: string) {
    const page = join(out, path, "index.html");
    if (!existsSync(page)) throw new Error(`${path} was not built`);
    return page;
  }

  /** The worker, by the content of all that it keeps: another content is another version. */
  function worker(files: readonly string[]): string {
    const sum = createHash("sha256");
    for (const file of files)
      sum.update(
        readFileSync(BUILT.some((path) => path === file) ? pageFile(file) : join(out, file)),
      );
    const source = readFileSync(join(HERE, "src/worker.js"), "utf-8");
    return source
      .replace("__VERSION__", sum.digest("hex").slice(0, 12))
      .replace('"__FILES__"', JSON.stringify(files))
      .replace('"__PAGES__"', JSON.stringify(BUILT));
  }
}

/** The pages that stand at an address, and at those that begin alike and share its file. */
function pagesOf(path: string): readonly Page[] {
  if (path === "/404") return [{ path, module: "src/pages/NotFound.tsx" }];
  return pagesIn(join(HERE, "src")).filter((page) => `/${page.path.split("/")[1]}` === path);
}
