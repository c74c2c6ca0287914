/** Pictures in the browser: scaling, encoding, previews. */

export type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of the longer side; enough to judge whether small print can be read. */
export const PREVIEW_SIDE = 1600;

/** A white sheet: what is transparent in a PNG or a PDF must not turn black in a JPEG. */
export function whiteCanvas(size: Size): { canvas: Canvas; context: Context } {
  const canvas =
    typeof OffscreenCanvas === "undefined"
      ? Object.assign(document.createElement("canvas"), size)
      : new OffscreenCanvas(size.width, size.height);
  // both kinds of canvas have a 2d context, but their overloads do not meet in one type
  const context = canvas.getContext("2d", { alpha: false }) as Context | null;
  if (!context) throw new Error("no canvas of this size");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = "high";
  return { canvas, context };
}

/** The same proportions with a longer side of at most `side`; never larger than it is. */
export function within(size: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}

/**
 * `source` at `size` on white. By halves, since a browser that scales at once by more than two
 * leaves pixels out, and small print becomes ragged.
 */
export function scaled(source: ImageBitmap | Canvas, size: Size): Canvas {
  let current = source;
  while (current.width > size.width * 2 && current.height > size.height * 2) {
    const half = paint(current, {
      width: Math.ceil(current.width / 2),
      height: Math.ceil(current.height / 2),
    });
    if (current !== source) release(current as Canvas);
    current = half;
  }
  const result = paint(current, size);
  if (current !== source) release(current as Canvas);
  return result;
}

function paint(source: ImageBitmap | Canvas, size: Size): Canvas {
  const { canvas, context } = whiteCanvas(size);
  context.drawImage(source, 0, 0, size.width, size.height);
  return canvas;
}

export async function toJpeg(canvas: Canvas, quality: number): Promise<Blob> {
  if ("convertToBlob" in canvas) return canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("not encoded"))),
      "image/jpeg",
      quality,
    );
  });
}

/** Gives the memory back at once: a cheap phone has little, and browsers wait long. */
export function release(canvas: Canvas): void {
  canvas.width = canvas.height = 0;
}

export async function previewOf(source: ImageBitmap | Canvas): Promise<ImageBitmap> {
  const canvas = scaled(source, within(source, PREVIEW_SIDE));
  const bitmap = await createImageBitmap(canvas);
  release(canvas);
  return bitmap;
}
