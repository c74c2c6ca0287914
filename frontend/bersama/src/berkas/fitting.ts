import { Problem } from "../api/problem.ts";
import { language } from "../language.ts";
import { sentence } from "./pesan.ts";
import { type Progress, prepare, type Rule } from "./prepare.ts";

/**
 * The file as it may be sent, made smaller where needed, for forms without a preview of their own.
 * Throws a `Problem` with `title` about `field` when it cannot fit.
 */
export async function fitting(
  file: File,
  rule: Rule,
  { field, title }: { field: string; title: string },
  onProgress?: Progress,
): Promise<File> {
  const prepared = await prepare(file, rule, onProgress);
  if (prepared.kind === "refused") {
    const { code } = prepared;
    const message = sentence(prepared, language.value);
    throw new Problem(400, code, title, "", [{ field, code, message }]);
  }
  if (prepared.kind === "shrunk") {
    prepared.preview.before.close();
    prepared.preview.after.close();
  }
  return prepared.file;
}
