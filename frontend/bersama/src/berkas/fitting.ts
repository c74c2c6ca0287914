import { offline, Problem } from "../api/problem.ts";
import { language } from "../language.ts";
import type { Progress, Rule } from "./model.ts";

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
  const { prepare, sentence } = await loaded();
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

/** What looks at files comes with the first file, not with the form. */
async function loaded() {
  try {
    const [{ prepare }, { sentence }] = await Promise.all([
      import("./prepare.ts"),
      import("./pesan.ts"),
    ]);
    return { prepare, sentence };
  } catch {
    throw offline();
  }
}
