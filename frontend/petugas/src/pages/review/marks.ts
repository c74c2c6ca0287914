// The officer's ✓ and ✗ on the documents of one file: what stands, what is open, what can be undone.
// Pure; `marking.ts` brings them to the service.

import { type Mark, markOf, type ReviewDocument } from "./file.ts";

/** Of one version of a document: another file under the same name is another thing to judge. */
export interface Marked {
  readonly documentId: string;
  readonly fileId: string;
  readonly mark: Mark | null;
}

export interface Marks {
  readonly order: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, Mark>>;
  /** What stood before each act of this officer, the latest last. */
  readonly done: readonly Marked[];
}

export type Standing = "accepted" | "refused" | "open" | "missing";

export function marksOf(documents: readonly ReviewDocument[]): Marks {
  const files: Record<string, string> = {};
  const marks: Record<string, Mark> = {};
  for (const { document_id: id, file_id, mark: told } of documents) {
    const mark = markOf(told);
    if (file_id) files[id] = file_id;
    if (file_id && mark) marks[id] = mark;
  }
  return { order: documents.map(({ document_id }) => document_id), files, marks, done: [] };
}

export function standing({ files, marks }: Marks, id: string): Standing {
  if (!files[id]) return "missing";
  const mark = marks[id];
  if (!mark) return "open";
  return mark.accepted ? "accepted" : "refused";
}

export function marked(state: Marks, id: string, mark: Mark): Marks {
  const fileId = state.files[id];
  if (!fileId) return state;
  const before: Marked = { documentId: id, fileId, mark: state.marks[id] ?? null };
  return { ...state, marks: { ...state.marks, [id]: mark }, done: [...state.done, before] };
}

/** The state before the last act, and what stands now where it was; null when there is none. */
export function undone(state: Marks): { state: Marks; put: Marked } | null {
  const put = state.done.at(-1);
  if (!put) return null;
  const marks = { ...state.marks };
  if (put.mark) marks[put.documentId] = put.mark;
  else delete marks[put.documentId];
  return { state: { ...state, marks, done: state.done.slice(0, -1) }, put };
}

/**
 * What the service knows now, with what this officer did here and it does not know yet. A mark on a
 * file that has been replaced meanwhile is dropped, and so is the way back to it: `replaced` names
 * those documents.
 */
export function refreshed(
  before: Marks,
  documents: readonly ReviewDocument[],
  unsent: readonly string[],
): { state: Marks; replaced: readonly string[] } {
  const now = marksOf(documents);
  const same = (id: string) => before.files[id] === now.files[id];
  const replaced = now.order.filter((id) => before.files[id] && now.files[id] && !same(id));
  const marks = { ...now.marks };
  for (const id of unsent) {
    const mark = before.marks[id];
    if (!same(id)) continue;
    if (mark) marks[id] = mark;
    else delete marks[id];
  }
  const done = before.done.filter(({ documentId }) => same(documentId));
  return { state: { ...now, marks, done }, replaced };
}

/** The document to look at after `id`: the next open one, round the end; null when all are judged. */
export function nextOpen(state: Marks, id: string): string | null {
  const { order } = state;
  const here = order.indexOf(id);
  const round = [...order.slice(here + 1), ...order.slice(0, here + 1)];
  return round.find((other) => standing(state, other) === "open") ?? null;
}

/** `by` rows further in the list, staying within it; documents without a file are passed over. */
export function neighbour(state: Marks, id: string, by: 1 | -1): string {
  const { order, files } = state;
  for (let at = order.indexOf(id) + by; at >= 0 && at < order.length; at += by) {
    const found = order[at];
    if (found && files[found]) return found;
  }
  return id;
}

/** Where a review begins: the first open document, else the first that has a file. */
export function firstOf(state: Marks): string | null {
  const withFile = state.order.filter((id) => state.files[id]);
  return withFile.find((id) => standing(state, id) === "open") ?? withFile[0] ?? null;
}

export type Tally = Readonly<Record<Standing, number>>;

export function tally(state: Marks): Tally {
  const counted = { accepted: 0, refused: 0, open: 0, missing: 0 };
  for (const id of state.order) counted[standing(state, id)] += 1;
  return counted;
}
