// What is done to the built site as a whole: a page's own script is announced in its file, so that it
// comes together with the others, and the service worker learns what the shell consists of.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Plugin } from "vite";

import { BUILT } from "./src/built.ts";
import { robotsOf, sitemapOf } from "./src/findable.ts";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
}
type Manifest = Readonly<Record<string, Chunk>>;

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
      const manifest: Manifest = JSON.parse(
        readFileSync(join(out, ".vite/manifest.json"), "utf-8"),
      );
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
    const module = moduleOf(path);
    if (!module) return;
    const links = [...filesOf(manifest, module)]
      .filter((file) => !entry.has(file))
      .map((file) => `    <link rel="modulepreload" crossorigin href="/${file}">\n`);
    const page = pageFile(path);
    writeFileSync(
      page,
      readFileSync(page, "utf-8").replace("</head>", `\n${links.join("")}  </head>`),
    );
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

/** What is loaded for a module: its own file and all that it imports at once. */
function filesOf(manifest: Manifest, module: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[module];
  if (!chunk) throw new Error(`${module} is not in the manifest`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const file of chunk.css ?? []) found.add(file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, found);
  return found;
}

/** The page that stands at an address, unless others that begin alike share its file. */
function moduleOf(path: string): string | undefined {
  const routes = readFileSync(join(HERE, "src/routes.tsx"), "utf-8");
  const below = [...routes.matchAll(/<Route path="(\/[^"/]*)([^"]*)" component=\{(\w+)\}/g)];
  const here = below.filter(([, first]) => first === path);
  const component = path === "/404" ? "NotFound" : here.length === 1 ? here[0]?.[3] : undefined;
  const load = new RegExp(
    `const ${component} = \\w+(?:<[^=]*>)?\\(\\(\\) => import\\("./([^"]+)"\\)`,
  );
  return component && `src/${routes.match(load)?.[1]}`;
}
