// What a page needs for sure is asked for with the page, not by its scripts: early.js stands in every
// built page before anything else. It loads the files of the address, where several pages share a
// file, and asks who is signed in. The Content-Security-Policy allows it by its digest
// (infra/headers.py); what it reads stands before it as data.

import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

export interface Page {
  readonly path: string;
  readonly module: string;
}

const EARLY = readFileSync(join(import.meta.dirname, "early.js"), "utf-8");

export function readManifest(out: string): Manifest {
  return JSON.parse(readFileSync(join(out, ".vite/manifest.json"), "utf-8"));
}

/** The pages that a site's routes.tsx names, in its order. */
export function pagesIn(source: string): readonly Page[] {
  const routes = readFileSync(join(source, "routes.tsx"), "utf-8");
  const modules = new Map<string, string>();
  for (const [, name, module] of routes.matchAll(
    /const (\w+) = \w+(?:<[^=]*>)?\(\(\) => import\("\.\/([^"]+)"\)/g,
  ))
    modules.set(name as string, `src/${module}`);
  return [...routes.matchAll(/<Route path="([^"]+)" component=\{(\w+)\}/g)].map(
    ([, path = "", name = ""]) => ({ path, module: modules.get(name) ?? name }),
  );
}

/** What is loaded for a module: its own file and all that it imports at once. */
export function filesOf(
  manifest: Manifest,
  module: string,
  found = new Set<string>(),
): Set<string> {
  const chunk = manifest[module];
  if (!chunk) throw new Error(`${module} is not in the manifest`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const file of chunk.css ?? []) found.add(file);
  for (const imported of chunk.imports ?? []) filesOf(manifest, imported, found);
  return found;
}

/** The page with early.js in it, which chooses among `pages`. `files`: what one of them loads. */
export function withEarly(
  html: string,
  pages: readonly Page[],
  files: (page: Page) => readonly string[],
): string {
  const rows = pages.map((page) => [pattern(page.path), files(page)]);
  const data = `<script type="application/json" id="page-files">${JSON.stringify(rows)}</script>`;
  return html.replace("</title>", `</title>\n    ${data}\n    <script>${EARLY}</script>`);
}

/** `/permohonan/:id/data` as a regular expression; `:id?` may be missing. */
function pattern(path: string): string {
  return `^${path.replace(/\/:\w+\?/g, "(/[^/]+)?").replace(/:\w+/g, "[^/]+")}/?$`;
}
