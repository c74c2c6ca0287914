/** An oversized PDF becomes one below the limit: first its pictures, else every page drawn anew. */

import { PREVIEW_SIDE, previewOf, release } from "./canvas.ts";
import { shrinkPictures } from "./embedded.ts";
import { kilobytes, NotLoaded, type Prepared, type Progress, type Rule, refused } from "./model.ts";
import { redrawPages } from "./pages.ts";
import { drawPage, Locked, type OpenPdf, openPdf, type PDFDocumentProxy } from "./pdfjs.ts";
import { renamed } from "./photo.ts";

/** Opened several times over in memory; no scan of a letter comes near it. */
const MOST_BYTES = 64_000_000;
const STEPS = 100;

export async function shrinkPdf(
  name: string,
  data: Uint8Array,
  rule: Rule,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const tooLarge = refused("cannot-shrink", { max_kb: kilobytes(rule.maxBytes) });
  if (data.length > MOST_BYTES) return tooLarge;
  let before: OpenPdf;
  try {
    before = await openPdf(data);
  } catch (error) {
    if (error instanceof NotLoaded) throw error;
    return refused(error instanceof Locked ? "encrypted" : "unreadable");
  }
  try {
    const pages = before.pdf.numPages;
    if (rule.maxPages && pages > rule.maxPages) {
      return refused("too-many-pages", { pages, max_pages: rule.maxPages });
    }
    const shownBefore = await firstPage(before.pdf);
    const smaller =
      (await shrinkPictures(data, rule.maxBytes, half(onProgress, 0), signal)) ??
      (await redrawPages(before.pdf, rule.maxBytes, half(onProgress, 1), signal));
    if (!smaller || smaller.length > rule.maxBytes) {
      shownBefore.close();
      return tooLarge;
    }
    const preview = { before: shownBefore, after: await firstPageOf(smaller, pages) };
    onProgress(STEPS, STEPS);
    return {
      kind: "shrunk",
      file: new File([smaller], renamed(name, "pdf"), { type: "application/pdf" }),
      before: data.length,
      after: smaller.length,
      converted: null,
      preview,
    };
  } finally {
    await before.close();
  }
}

/** The first or the second half of one bar. */
function half(onProgress: Progress, which: 0 | 1): Progress {
  return (done, total) => onProgress(Math.round(((done / total + which) * STEPS) / 2), STEPS);
}

/** Opens what was made as a reader would; an error when it lost a page. */
async function firstPageOf(data: Uint8Array, pages: number): Promise<ImageBitmap> {
  const { pdf, close } = await openPdf(data);
  try {
    if (pdf.numPages !== pages) throw new Error("pages got lost");
    return await firstPage(pdf);
  } finally {
    await close();
  }
}

async function firstPage(pdf: PDFDocumentProxy): Promise<ImageBitmap> {
  const canvas = await drawPage(await pdf.getPage(1), PREVIEW_SIDE);
  const bitmap = await previewOf(canvas);
  release(canvas);
  return bitmap;
}
