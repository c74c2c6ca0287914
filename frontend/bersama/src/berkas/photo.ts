/** A picture becomes a JPG below the limit: upright, without EXIF and place, as large as fits. */

import { type Canvas, previewOf, release, scaled, toJpeg, within } from "./canvas.ts";
import { lookAtJpeg } from "./jpeg.ts";
import {
  kilobytes,
  type Prepared,
  type Progress,
  type Rule,
  refused,
  unlessAborted,
} from "./model.ts";

/** Longer sides in pixels. At 1000 an identity card that fills the picture has 300 dpi. */
const SIDES = [2560, 2048, 1600, 1280, 1000] as const;
const BEST = 0.92;
/** Rather a smaller picture than a blotchy one, down to the smallest. */
const GOOD = 0.72;
const LEAST = 0.5;
/** Decoded, four bytes each: more than this ends the tab on a cheap phone. */
const MOST_PIXELS = 64_000_000;

export async function shrinkPhoto(
  file: File,
  found: string,
  rule: Rule,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  if (found === "JPG") {
    const { width, height, isComplete } = lookAtJpeg(new Uint8Array(await file.arrayBuffer()));
    if (!isComplete) return refused("unreadable");
    if (width * height > MOST_PIXELS) {
      return refused("too-many-pixels", { width, height, max_megapixels: MOST_PIXELS / 1e6 });
    }
  }
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return found === "JPG" ? refused("unreadable") : refused("format-not-opened", { found });
  }
  try {
    const jpeg = await encodeWithin(picture, rule.maxBytes, onProgress, signal);
    if (!jpeg) return refused("cannot-shrink", { max_kb: kilobytes(rule.maxBytes) });
    const made = await createImageBitmap(jpeg);
    const preview = { before: await previewOf(picture), after: await previewOf(made) };
    made.close();
    return {
      kind: "shrunk",
      file: new File([jpeg], renamed(file.name, "jpg"), { type: "image/jpeg" }),
      before: file.size,
      after: jpeg.size,
      converted: found === "JPG" ? null : found,
      preview,
    };
  } finally {
    picture.close();
  }
}

/** The largest picture of the best quality that fits; null when even the least does not. */
async function encodeWithin(
  picture: ImageBitmap,
  maxBytes: number,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Blob | null> {
  const own = Math.max(picture.width, picture.height);
  const sides = [Math.min(own, SIDES[0]), ...SIDES.slice(1).filter((side) => side < own)];
  for (const [index, side] of sides.entries()) {
    onProgress(index, sides.length);
    const canvas = scaled(picture, within(picture, side));
    const isLast = index === sides.length - 1;
    const jpeg = await bestWithin(canvas, isLast ? LEAST : GOOD, maxBytes, signal);
    release(canvas);
    if (jpeg) {
      onProgress(sides.length, sides.length);
      return jpeg;
    }
  }
  return null;
}

async function bestWithin(
  canvas: Canvas,
  least: number,
  maxBytes: number,
  signal: AbortSignal | undefined,
): Promise<Blob | null> {
  let low = least;
  let high = BEST;
  let best: Blob | null = null;
  for (let quality = least; high - low > 0.03; quality = (low + high) / 2) {
    unlessAborted(signal);
    const jpeg = await toJpeg(canvas, quality);
    if (jpeg.size <= maxBytes) {
      best = jpeg;
      low = quality;
    } else if (best) {
      high = quality;
    } else {
      return null;
    }
  }
  return best;
}

export function renamed(name: string, ending: string): string {
  return `${name.replace(/\.[^.]*$/, "") || "berkas"}.${ending}`;
}
