/**
 * Makes the pictures inside a PDF smaller and leaves the rest of it: print stays sharp and can be
 * searched, and a proposal of sixty pages with photos fits where sixty drawn pages never would.
 */

import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";
import { release, type Size, scaled, toJpeg, within } from "./canvas.ts";
import { withoutExif } from "./jpeg.ts";
import { bestFitting, MOST_TRIES, type Rung } from "./ladder.ts";
import { type Progress, unlessAborted } from "./model.ts";
import { unfiltered } from "./predictor.ts";

/** Of A4, which a picture is taken to fill: on less of a page it stays finer than the rung says. */
const PAGE_INCHES = 11.7;
/** Smaller ones (logos, signatures) are left as they are. */
const WORTH_BYTES = 8_000;
const MOST_PIXELS = 64_000_000;
/** ISO 32000-1, 7.4.4.4: 1 none, 2 TIFF's, 10 to 15 PNG's. */
const PREDICTOR = PDFName.of("Predictor");
const TIFF = 2;

interface Picture {
  readonly ref: PDFRef;
  readonly stream: PDFRawStream;
  readonly size: Size;
  readonly decode: () => Promise<ImageBitmap>;
}

/** Null when that is not enough, or when pdf-lib cannot read the document. */
export async function shrinkPictures(
  data: Uint8Array,
  maxBytes: number,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  let pdf: PDFDocument;
  try {
    pdf = await PDFDocument.load(data, { updateMetadata: false });
  } catch {
    return null;
  }
  const pictures = findPictures(pdf);
  const rest = data.length - pictures.reduce((sum, { stream }) => sum + stream.contents.length, 0);
  if (rest > maxBytes || !pictures.length) return null;

  return bestFitting(async (rung, tries) => {
    let size = rest;
    for (const [place, picture] of pictures.entries()) {
      unlessAborted(signal);
      onProgress(tries * pictures.length + place, MOST_TRIES * pictures.length);
      const { ref, stream } = picture;
      const smaller = await encode(picture, rung);
      const isSmaller = smaller !== null && smaller.contents.length < stream.contents.length;
      const kept = isSmaller ? smaller : stream;
      pdf.context.assign(ref, kept);
      size += kept.contents.length;
      if (size > maxBytes) return null;
    }
    const made = await pdf.save({ useObjectStreams: true });
    return made.length <= maxBytes ? new Uint8Array(made) : null;
  });
}

function findPictures(pdf: PDFDocument): Picture[] {
  const found: Picture[] = [];
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.contents.length < WORTH_BYTES) continue;
    const picture = pictureOf(ref, object);
    if (picture) found.push(picture);
  }
  return found;
}

/**
 * Only what a browser shows exactly as a PDF reader does: JPEGs, and plain compressed grey or RGB
 * of eight bits. Masks, inks, palettes and bitonal scans are for `pages.ts`.
 */
function pictureOf(ref: PDFRef, stream: PDFRawStream): Picture | null {
  const entry = (name: string): PDFObject | undefined => stream.dict.lookup(PDFName.of(name));
  const width = number(entry("Width"));
  const height = number(entry("Height"));
  const isPlain =
    entry("Subtype") === PDFName.of("Image") &&
    entry("ImageMask") !== PDFBool.True &&
    entry("Decode") === undefined &&
    !(entry("Mask") instanceof PDFArray) &&
    !isMatted(entry("SMask")) &&
    number(entry("BitsPerComponent")) === 8;
  if (!isPlain || width * height === 0 || width * height > MOST_PIXELS) return null;

  const components = componentsOf(entry("ColorSpace"));
  const size = { width, height };
  const filter = single(entry("Filter"));
  const parameters = single(entry("DecodeParms"));
  if (!components) return null;
  if (filter === PDFName.of("DCTDecode") && !hasOwnColours(parameters)) {
    const jpeg = withoutExif(new Uint8Array(stream.contents));
    return { ref, stream, size, decode: () => createImageBitmap(jpeg) };
  }
  const predictor = parameters instanceof PDFDict ? number(parameters.get(PREDICTOR)) : 0;
  if (filter === PDFName.of("FlateDecode") && predictor !== TIFF) {
    const isPng = predictor > TIFF;
    return { ref, stream, size, decode: () => fromRaw(stream, size, components, isPng) };
  }
  return null;
}

async function encode(
  { stream, size, decode }: Picture,
  { dpi, quality }: Rung,
): Promise<PDFRawStream | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await decode();
  } catch {
    return null;
  }
  const target = within(size, dpi * PAGE_INCHES);
  const canvas = scaled(bitmap, target);
  bitmap.close();
  const jpeg = new Uint8Array(await (await toJpeg(canvas, quality)).arrayBuffer());
  release(canvas);
  const dict = stream.dict.clone();
  dict.delete(PDFName.of("DecodeParms"));
  dict.set(PDFName.of("Filter"), PDFName.of("DCTDecode"));
  dict.set(PDFName.of("ColorSpace"), PDFName.of("DeviceRGB"));
  dict.set(PDFName.of("Width"), PDFNumber.of(target.width));
  dict.set(PDFName.of("Height"), PDFNumber.of(target.height));
  return PDFRawStream.of(dict, jpeg);
}

async function fromRaw(
  stream: PDFRawStream,
  size: Size,
  components: 1 | 3,
  isPng: boolean,
): Promise<ImageBitmap> {
  const rows = decodePDFRawStream(stream).decode();
  const row = size.width * components;
  const raw = isPng ? unfiltered(rows, size.height, row, components) : rows;
  const count = size.width * size.height;
  if (raw.length < count * components) throw new Error("cut off");
  const pixels = new Uint8ClampedArray(count * 4);
  for (let index = 0; index < count; index += 1) {
    const from = index * components;
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[index * 4 + channel] = raw[from + (components === 3 ? channel : 0)] ?? 0;
    }
    pixels[index * 4 + 3] = 255;
  }
  return createImageBitmap(new ImageData(pixels, size.width, size.height));
}

function componentsOf(space: PDFObject | undefined): 1 | 3 | null {
  if (space === PDFName.of("DeviceRGB")) return 3;
  if (space === PDFName.of("DeviceGray")) return 1;
  if (!(space instanceof PDFArray)) return null;
  const kind = space.lookup(0);
  if (kind === PDFName.of("CalRGB")) return 3;
  if (kind === PDFName.of("CalGray")) return 1;
  const profile = kind === PDFName.of("ICCBased") ? space.lookup(1) : undefined;
  if (!(profile instanceof PDFRawStream)) return null;
  const count = number(profile.dict.lookup(PDFName.of("N")));
  return count === 1 || count === 3 ? count : null;
}

/** A JPEG whose colours the PDF reads otherwise than the JPEG itself says. */
function hasOwnColours(parameters: PDFObject | undefined): boolean {
  return parameters instanceof PDFDict && parameters.has(PDFName.of("ColorTransform"));
}

function isMatted(mask: PDFObject | undefined): boolean {
  return mask instanceof PDFRawStream && mask.dict.has(PDFName.of("Matte"));
}

/** A list of one is the one; undefined for a longer list. */
function single(entry: PDFObject | undefined): PDFObject | undefined {
  if (!(entry instanceof PDFArray)) return entry;
  return entry.size() === 1 ? entry.lookup(0) : undefined;
}

function number(entry: PDFObject | undefined): number {
  return entry instanceof PDFNumber ? entry.asNumber() : 0;
}
