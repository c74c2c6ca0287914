/**
 * pdf.js, set up for a site whose policy is `default-src 'self'`: no eval, no WebAssembly, no
 * `blob:`; its worker and its decoders are files of this site.
 */

import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  OPS,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url&no-inline";
import jbig2Url from "pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url&no-inline";
import openjpegUrl from "pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url&no-inline";
import { type Canvas, release, type Size, whiteCanvas } from "./canvas.ts";
import decodersUrl from "./decoders.js?url&no-inline";
import { NotLoaded } from "./model.ts";

export type { PDFDocumentProxy, PDFPageProxy };

GlobalWorkerOptions.workerSrc = workerUrl;

export class Locked extends Error {}

export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  close(): Promise<void>;
}

export interface OpenWorker {
  readonly worker: PDFWorker;
  close(): void;
}

/** For many documents one after another: starting it takes longer than reading a letter. */
export async function openWorker(): Promise<OpenWorker> {
  const worker = PDFWorker.create({ verbosity: VerbosityLevel.ERRORS });
  try {
    await worker.promise;
  } catch (error) {
    throw new NotLoaded(undefined, { cause: error });
  }
  return { worker, close: () => worker.destroy() };
}

/**
 * `shared`: a worker that outlives the document. Locked when it asks for a password, NotLoaded when
 * the worker did not come.
 */
export async function openPdf(data: Uint8Array, shared?: OpenWorker): Promise<OpenPdf> {
  const { worker, close: closeWorker } = shared ?? (await openWorker());
  const asked = new URLSearchParams({ jbig2: jbig2Url, openjpeg: openjpegUrl });
  const task = getDocument({
    worker,
    data: data.slice(), // handed over to the worker for good
    useWasm: false,
    wasmUrl: `${decodersUrl}?${asked}&decoder=/`,
    stopAtErrors: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = async () => {
    await task.destroy();
    if (!shared) closeWorker();
  };
  try {
    return { pdf: await task.promise, close };
  } catch (error) {
    await close();
    throw error instanceof PasswordException ? new Locked() : error;
  }
}

/** As it is shown, turned as it is to be turned; in points of 1/72 inch. */
export function sizeOf(page: PDFPageProxy): Size {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

/**
 * The page as it is shown, `side` pixels long, on white, stamps and filled fields included. An
 * error rather than a blank sheet when its picture cannot be decoded: nobody would notice that on
 * page seven.
 */
export async function drawPage(page: PDFPageProxy, side: number): Promise<Canvas> {
  const { width, height } = sizeOf(page);
  const viewport = page.getViewport({ scale: side / Math.max(width, height) });
  const { canvas, context } = whiteCanvas({
    width: Math.max(1, Math.round(viewport.width)),
    height: Math.max(1, Math.round(viewport.height)),
  });
  await page.render({
    canvas: null,
    canvasContext: context as CanvasRenderingContext2D,
    viewport,
    annotationMode: AnnotationMode.ENABLE,
  }).promise;
  if (isBlank(canvas) && (await lacksPicture(page))) {
    release(canvas);
    throw new Error("a picture of this page cannot be decoded");
  }
  return canvas;
}

/**
 * The page on `canvas`, as wide as that will be, turned clockwise by `turn` degrees. Its links lead
 * nowhere and its scripts do not run: nothing but the picture is drawn.
 */
export function paintPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  { width, turn }: { width: number; turn: number },
): { done: Promise<void>; cancel: () => void } {
  const rotation = (page.rotate + turn) % 360;
  const scale = width / page.getViewport({ scale: 1, rotation }).width;
  const viewport = page.getViewport({ scale, rotation });
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
  return { done: task.promise, cancel: () => task.cancel() };
}

function isBlank(canvas: Canvas): boolean {
  const side = 64;
  const { canvas: small, context } = whiteCanvas({ width: side, height: side });
  context.drawImage(canvas, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  release(small);
  return data.every((value) => value === data[0] || value === 255);
}

async function lacksPicture(page: PDFPageProxy): Promise<boolean> {
  const list = await page.getOperatorList();
  return list.fnArray.some((operation, index) => {
    if (operation !== OPS.paintImageXObject) return false;
    const name: string = list.argsArray[index][0];
    const objects = name.startsWith("g_") ? page.commonObjs : page.objs;
    return !objects.has(name) || !objects.get(name);
  });
}
