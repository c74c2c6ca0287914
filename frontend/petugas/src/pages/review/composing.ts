// The one message of a return: every refused document and every entry to correct, with its reason,
// below a sentence of the officer's. It is a draft in this browser until it is sent.

import type { Mark, Reason } from "./file.ts";

/** `id`: a document's or a field's; a field has no coded reasons, and `code` is "". */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly code: string;
  readonly words: string;
  readonly included: boolean;
}

/** `codes`: what is said of the whole, before the officer's own `opening`. */
export interface Return {
  readonly documents: readonly Item[];
  readonly fields: readonly Item[];
  readonly codes: readonly string[];
  readonly opening: string;
}

export interface Refused {
  readonly id: string;
  readonly label: string;
  readonly mark: Mark;
}

/**
 * The draft as it stands now: refusals made since are added, those taken back are gone, and what the
 * officer wrote about the rest stays.
 */
export function drafted(kept: Return | null, refused: readonly Refused[], opening: string): Return {
  const documents = refused.map(({ id, label, mark }): Item => {
    const before = kept?.documents.find((item) => item.id === id);
    const fresh = { code: mark.reason_code ?? "", words: mark.reason ?? "", included: true };
    return { ...fresh, ...before, id, label };
  });
  const { fields = [], codes = [] } = kept ?? {};
  return { documents, fields, codes, opening: kept?.opening ?? opening };
}

const changed = (items: readonly Item[], id: string, change: Partial<Item>) =>
  items.map((item) => (item.id === id ? { ...item, ...change } : item));

export const withDocument = (draft: Return, id: string, change: Partial<Item>): Return => ({
  ...draft,
  documents: changed(draft.documents, id, change),
});

export const withField = (draft: Return, id: string, change: Partial<Item>): Return => ({
  ...draft,
  fields: changed(draft.fields, id, change),
});

export function addField(draft: Return, id: string, label: string): Return {
  if (draft.fields.some((item) => item.id === id)) return withField(draft, id, { included: true });
  const item: Item = { id, label, code: "", words: "", included: true };
  return { ...draft, fields: [...draft.fields, item] };
}

export const dropField = (draft: Return, id: string): Return => ({
  ...draft,
  fields: draft.fields.filter((item) => item.id !== id),
});

/** The reason of one part as the applicant reads it: the coded sentences, then the officer's words. */
export function wording({ code, words }: Pick<Item, "code" | "words">, reasons: readonly Reason[]) {
  const coded = reasons.find((reason) => reason.code === code);
  return [coded?.text, words.trim().replace(/\s*\n\s*/g, " ")].filter(Boolean).join(" ");
}

/** What is said of the whole, one thing on a line. */
export function openingOf({ codes, opening }: Return, reasons: readonly Reason[]): string {
  const coded = reasons.filter(({ code }) => codes.includes(code)).map(({ text }) => text);
  return [...coded, opening.trim()].filter(Boolean).join("\n");
}

export function withCode(draft: Return, code: string, chosen: boolean): Return {
  const codes = draft.codes.filter((other) => other !== code);
  return { ...draft, codes: chosen ? [...codes, code] : codes };
}

export const included = (items: readonly Item[]) => items.filter((item) => item.included);

/** What keeps the message from being sent, by item; empty when nothing does. */
export function withoutReason(draft: Return): readonly Item[] {
  return included([...draft.documents, ...draft.fields]).filter(
    ({ code, words }) => !code && !words.trim(),
  );
}

export const size = (draft: Return) =>
  included(draft.documents).length + included(draft.fields).length;

/** What has to be put right at the service before the message goes, for its documents are its marks. */
export function toMark(draft: Return, refused: readonly Refused[]) {
  const again: { id: string; mark: Mark }[] = [];
  const takenBack: string[] = [];
  for (const { id, mark } of refused) {
    const item = draft.documents.find((one) => one.id === id);
    if (!item?.included) {
      takenBack.push(id);
      continue;
    }
    const [reason_code, reason] = [item.code || null, item.words.trim() || null];
    if (reason_code !== mark.reason_code || reason !== mark.reason)
      again.push({ id, mark: { accepted: false, reason_code, reason } });
  }
  return { again, takenBack };
}
