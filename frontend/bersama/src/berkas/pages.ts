/** Draws every page anew as one JPEG each: the way for whatever cannot be made smaller inside. */

import { PDFDocument } from "@cantoo/pdf-lib";
import { release, scaled, toJpeg, within } from "./canvas.ts";
import { bestFitting, FINEST_DPI, MOST_TRIES } from "./ladder.ts";
import { type Progress, unlessAborted } from "./model.ts";
import { drawPage, type PDFDocumentProxy, type PDFPageProxy, sizeOf } from "./pdfjs.ts";

/** A page of print is larger than this at 100 dpi: sixty of them need not be drawn to know it. */
const LEAST_PER_PAGE = 6_000;
/**
 * Each page is drawn once and kept as a JPEG, since drawing is what takes long: a picture in JPEG
 * 2000 some seconds, without WebAssembly. In progress it counts as much as so many reductions.
 */
const NEARLY_LOSSLESS = 0.92;
const DRAWING = 4;
/** Of F4 paper. Apps that scan by camera call a point what is a pixel: sheets of five feet. */
const LONGEST_INCHES = 13;
const POINTS_PER_INCH = 72;
/** Of the document around its pictures, in bytes: for all, and for each page. */
const FRAME = 1500;
const FRAME_PER_PAGE = 300;

/** Same number, order and size of pages, upright; null when 100 dpi are still too large. */
export async function redrawPages(
  pdf: PDFDocumentProxy,
  maxBytes: number,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const pages = pdf.numPages;
  const budget = maxBytes - FRAME - FRAME_PER_PAGE * pages;
  if (budget / pages < LEAST_PER_PAGE) return null;
  const total = pages * (DRAWING + MOST_TRIES);

  const drawn: Blob[] = [];
  for (let number = 1; number <= pages; number += 1) {
    unlessAborted(signal);
    onProgress((number - 1) * DRAWING, total);
    const page = await pdf.getPage(number);
    const canvas = await drawPage(page, inchesOf(page) * FINEST_DPI);
    drawn.push(await toJpeg(canvas, NEARLY_LOSSLESS));
    release(canvas);
    page.cleanup();
  }
  const jpegs = await bestFitting(async ({ dpi, quality }, tries) => {
    const reduced: Blob[] = [];
    let size = 0;
    for (const [index, blob] of drawn.entries()) {
      unlessAborted(signal);
      onProgress(pages * (DRAWING + tries) + index, total);
      const jpeg = await reduce(blob, dpi / FINEST_DPI, quality);
      reduced.push(jpeg);
      size += jpeg.size;
      if (size > budget) return null;
    }
    return reduced;
  });
  return jpegs && bind(pdf, jpegs);
}

function inchesOf(page: PDFPageProxy): number {
  const { width, height } = sizeOf(page);
  return Math.min(Math.max(width, height) / POINTS_PER_INCH, LONGEST_INCHES);
}

async function reduce(drawn: Blob, scale: number, quality: number): Promise<Blob> {
  const bitmap = await createImageBitmap(drawn);
  const canvas = scaled(bitmap, within(bitmap, Math.max(bitmap.width, bitmap.height) * scale));
  bitmap.close();
  const jpeg = await toJpeg(canvas, quality);
  release(canvas);
  return jpeg;
}

async function bind(
  pdf: PDFDocumentProxy,
  jpegs: readonly Blob[],
): Promise<Uint8Array<ArrayBuffer>> {
  const made = await PDFDocument.create({ updateMetadata: false });
  const links = new Set<string>();
  for (const [index, jpeg] of jpegs.entries()) {
    const page = await pdf.getPage(index + 1);
    const { width, height } = sizeOf(page);
    const image = await made.embedJpg(await jpeg.arrayBuffer());
    made.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
    for (const note of await page.getAnnotations()) {
      if (typeof note.url === "string") links.add(new URL(note.url).hostname);
    }
  }
  // The server tells officers by these what a scanner's app has stamped; they must not get lost.
  const { info } = (await pdf.getMetadata()) as { info: { Creator?: unknown; Producer?: unknown } };
  if (typeof info.Creator === "string") made.setCreator(info.Creator);
  if (typeof info.Producer === "string") made.setProducer(info.Producer);
  made.setKeywords([...links].filter(Boolean));
  return new Uint8Array(await made.save());
}
