// The draft of a return, as this browser keeps it until it is sent.

import { forget, keep, kept } from "bersama/kept.ts";
import { useMemo, useState } from "preact/hooks";

import { drafted, type Refused, type Return } from "../review/composing.ts";
import type { Desk } from "../review/desk.ts";
import { standing } from "../review/marks.ts";

const nameOf = (id: string) => `return.${id}`;

/** What this officer has refused, in the order of the documents. */
export function refusedOn(desk: Desk): Refused[] {
  const marks = desk.marking.marks.value;
  return (desk.file.value?.documents ?? []).flatMap(({ document_id: id, label }) => {
    const mark = marks.marks[id];
    return mark && standing(marks, id) === "refused" ? [{ id, label, mark }] : [];
  });
}

export function useDraft(desk: Desk, id: string, opening: () => string) {
  const refused = refusedOn(desk);
  const [written, setWritten] = useState<Return | null>(() => kept<Return>(nameOf(id)));
  const draft = useMemo(
    () => drafted(written, refused, opening()),
    [written, refused.map(({ id: name }) => name).join()],
  );
  return {
    draft,
    refused,
    isKept: written !== null,
    change(to: Return) {
      setWritten(to);
      keep(nameOf(id), to);
    },
    drop: () => forget(nameOf(id)),
  };
}
