/** What a document slot takes and what became of the file that was chosen for it. */

/** As the API names them; the content counts, never the name's ending. */
export type Format = "jpg" | "png" | "pdf";

/** `maxBytes` of the file as sent; `maxPages` of a PDF, no limit when absent. */
export interface Rule {
  readonly formats: readonly Format[];
  readonly maxBytes: number;
  readonly maxPages?: number | null | undefined;
}

/** Each has its sentence and its cure in `pesan.ts`. */
export type Code =
  | "empty"
  | "wrong-format"
  | "photo-not-scan"
  | "format-not-opened"
  | "unreadable"
  | "encrypted"
  | "signed"
  | "too-many-pages"
  | "too-many-pixels"
  | "cannot-shrink"
  | "not-loaded"
  | "browser-too-old";

/**
 * The photo, or the first page, as it was and as it would be sent. Bitmaps for a canvas and not
 * addresses: those would need an exception in the Content-Security-Policy. Whoever shows them
 * closes them.
 */
export interface Preview {
  readonly before: ImageBitmap;
  readonly after: ImageBitmap;
}

export interface Shrunk {
  readonly kind: "shrunk";
  readonly file: File;
  /** Bytes. */
  readonly before: number;
  readonly after: number;
  /** What a picture was before it became a JPG ("PNG", "HEIC"); null when its kind stayed. */
  readonly converted: string | null;
  readonly preview: Preview;
}

export interface Refusal {
  readonly kind: "refused";
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Prepared = { readonly kind: "as-is"; readonly file: File } | Shrunk | Refusal;

/** `done` of `total`; never goes back, and comes at least once per page or picture. */
export type Progress = (done: number, total: number) => void;

/** Something of this site did not come over the network: no fault of the file. */
export class NotLoaded extends Error {}

/** As `signal.throwIfAborted()`, which is younger than browsers that people use. */
export function unlessAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException("given up", "AbortError");
}

export function refused(code: Code, params: Refusal["params"] = {}): Refusal {
  return { kind: "refused", code, params };
}

/** As the rule's author counted: 512 KB is 524,288 bytes, 500 KB may be 500,000. */
export function kilobytes(size: number): number {
  return Math.floor(size % 1000 ? size / 1024 : size / 1000);
}
