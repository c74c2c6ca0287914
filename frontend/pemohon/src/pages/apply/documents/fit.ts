// Loaded when the first file is chosen.

import { sentence } from "bersama/berkas/pesan.ts";
import { type Prepared, type Progress, prepare, type Refusal } from "bersama/berkas/prepare.ts";
import type { Text } from "bersama/language.ts";

import type { Requirement } from "../application.ts";

type Fit = Exclude<Prepared, Refusal> | { readonly kind: "unfit"; readonly why: Text };

/** `file` as the requirement takes it, or why it cannot be. */
export async function fit(
  file: File,
  { formats, max_bytes, max_pages }: Requirement,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Fit> {
  const rule = { formats, maxBytes: max_bytes, maxPages: max_pages };
  const prepared = await prepare(file, rule, onProgress, signal);
  if (prepared.kind !== "refused") return prepared;
  return { kind: "unfit", why: { id: sentence(prepared, "id"), en: sentence(prepared, "en") } };
}
