/** What kind of file some bytes are, by content alone, as the server's own check names them. */

const STARTS: readonly (readonly [string, string])[] = [
  ["\xff\xd8\xff", "JPG"],
  ["\x89PNG\r\n\x1a\n", "PNG"],
  ["GIF8", "GIF"],
  ["BM", "BMP"],
  ["II*\0", "TIFF"],
  ["MM\0*", "TIFF"],
  ["\xd0\xcf\x11\xe0", "Microsoft Office"],
  ["PK\x03\x04", "Word/Excel/ZIP"],
];
const BRANDS: Readonly<Record<string, string>> = {
  heic: "HEIC",
  heix: "HEIC",
  mif1: "HEIC",
  msf1: "HEIC",
  avif: "AVIF",
};

/** Bytes of the head that `nameContent` looks at. */
export const HEAD = 1024;

/** The usual name (`JPG`, `PDF`, `HEIC` ...), null when unknown. `head`: the first bytes. */
export function nameContent(head: Uint8Array): string | null {
  const text = latin1(head.subarray(0, HEAD));
  const known = STARTS.find(([start]) => text.startsWith(start));
  if (known) return known[1];
  if (text.includes("%PDF-")) return "PDF";
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "WEBP";
  if (text.startsWith("ftyp", 4)) return BRANDS[text.slice(8, 12)] ?? "MP4";
  return null;
}

const PICTURES = new Set(["JPG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "HEIC", "AVIF"]);

export function isPicture(name: string): boolean {
  return PICTURES.has(name);
}

/**
 * Whether a PDF is locked or its rights are restricted: the trailer, or the stream that replaces
 * it, is never compressed itself (ISO 32000-1, 7.5.8.2).
 */
export function isEncrypted(pdf: Uint8Array): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(latin1(pdf));
}

/**
 * Whether a PDF carries an electronic signature, which any rewriting breaks. Its byte range is
 * never compressed: it tells where in the file it stands itself (ISO 32000-1, 12.8.1).
 */
export function isSigned(pdf: Uint8Array): boolean {
  return /\/ByteRange\s*\[/.test(latin1(pdf));
}

function latin1(data: Uint8Array): string {
  // a browser's "latin1" is windows-1252: it differs between 0x80 and 0x9f, as in a PNG's first byte
  return data.length <= HEAD
    ? String.fromCharCode(...data)
    : new TextDecoder("latin1").decode(data);
}
