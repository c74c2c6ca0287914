// What is done with files of the list, and how it went, in one sentence.

import { say, type Text } from "bersama/language.ts";

import type { Done, Item, Row } from "../../api/queue.ts";

const DONE: Record<Act, Text> = {
  claim: { id: "{count} berkas Anda ambil.", en: "You took {count} {count:file|files}." },
  release: { id: "{count} berkas dilepaskan.", en: "{count} {count:file|files} released." },
  assign: { id: "{count} berkas diserahkan.", en: "{count} {count:file|files} handed over." },
};
const LEFT: Text = {
  id: "{count} tidak berubah: {which}",
  en: "{count} left as they were: {which}",
};

export type Act = "claim" | "release" | "assign";

export interface Outcome {
  readonly tone: "good" | "warn";
  readonly what: string;
  readonly rest: string;
}

export interface Held extends Item {
  readonly claimed_by: string | null;
  readonly claimed_by_me: boolean;
}

/** Whether a release asks for a note: somebody else has claimed one of them. */
export const isOthers = (rows: readonly Held[]) =>
  rows.some((row) => row.claimed_by && !row.claimed_by_me);

export const itemsOf = (rows: readonly Row[]): Item[] =>
  rows.map(({ application_id, version }) => ({ application_id, version }));

/** One sentence for all; those that were refused are named, each with its reason. */
export function outcome(act: Act, done: readonly Done[], rows: readonly Row[]): Outcome {
  const refused = done.filter((item) => !item.done);
  const which = refused
    .map(({ application_id, refused: problem }) => {
      const row = rows.find((found) => found.application_id === application_id);
      const why = problem?.detail || problem?.title;
      return [row?.applicant ?? application_id, why].filter(Boolean).join(", ");
    })
    .join("; ");
  return {
    tone: refused.length > 0 ? "warn" : "good",
    what: say(DONE[act], { count: done.length - refused.length }),
    rest: refused.length > 0 ? say(LEFT, { count: refused.length, which }) : "",
  };
}
