/**
 * Makes a chosen file fit its slot before it is sent, on the citizen's own device: nobody has to
 * carry an identity card to a foreign site to shrink it. The server checks it again in any case.
 *
 * What does the work is loaded when it is needed: some 2 KB for a photo, pdf.js for a PDF.
 */

import { SIGNED_KB } from "../api/rules.ts";
import { HEAD, isEncrypted, isPicture, isSigned, nameContent } from "./content.ts";
import {
  kilobytes,
  NotLoaded,
  type Prepared,
  type Progress,
  type Rule,
  refused,
  unlessAborted,
} from "./model.ts";

export type { Code, Prepared, Preview, Progress, Refusal, Rule, Shrunk } from "./model.ts";

/**
 * A file that fits stays byte for byte as it is. A picture becomes a JPG below the limit where JPG
 * is asked for, a PDF is made smaller; everything else is refused with a code of `pesan.ts`.
 * Rejects only with the `AbortError` of `signal`.
 */
export async function prepare(
  file: File,
  rule: Rule,
  onProgress: Progress = () => {},
  signal?: AbortSignal,
): Promise<Prepared> {
  try {
    return await decide(file, rule, onProgress, signal);
  } catch (error) {
    unlessAborted(signal);
    return refused(error instanceof NotLoaded ? "not-loaded" : "unreadable");
  }
}

async function decide(
  file: File,
  rule: Rule,
  onProgress: Progress,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const expected = rule.formats.map((format) => format.toUpperCase()).join("/");
  if (file.size === 0) return refused("empty", { expected });
  const found = nameContent(await bytesOf(file.slice(0, HEAD)));
  const fits = file.size <= rule.maxBytes;
  const tooOld = { expected, max_kb: kilobytes(rule.maxBytes) };

  if (found === "PDF" && rule.formats.includes("pdf")) {
    const data = await bytesOf(file);
    // whether a locked one opens without a password, the server finds out
    if (fits) return { kind: "as-is", file };
    if (isSigned(data)) {
      if (file.size <= SIGNED_KB * 1000) return { kind: "as-is", file };
      return refused("signed", { max_kb: SIGNED_KB });
    }
    if (isEncrypted(data)) return refused("encrypted", { max_kb: kilobytes(rule.maxBytes) });
    if (!canShrink()) return refused("browser-too-old", tooOld);
    const { shrinkPdf } = await loaded(() => import("./pdf.ts"));
    return shrinkPdf(file.name, data, rule, onProgress, signal);
  }
  if (found !== null && isPicture(found)) {
    if (fits && rule.formats.some((format) => format.toUpperCase() === found)) {
      return { kind: "as-is", file };
    }
    if (rule.formats.includes("jpg")) {
      if (!canShrink()) return refused("browser-too-old", tooOld);
      const { shrinkPhoto } = await loaded(() => import("./photo.ts"));
      return shrinkPhoto(file, found, rule, onProgress, signal);
    }
    if (rule.formats.includes("pdf")) return refused("photo-not-scan", { found });
  }
  return refused("wrong-format", { found: found ?? "–", expected });
}

/** Otherwise a whole file would be called a broken one. */
const canShrink = () => typeof createImageBitmap === "function";

/** Tells a broken connection from a broken file. */
async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new NotLoaded(undefined, { cause: error });
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
