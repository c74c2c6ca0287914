// Made-up documents for the tests of this folder. No page imports this.

import type { Mark, ReviewDocument } from "./file.ts";

interface More extends Partial<Omit<ReviewDocument, "mark">> {
  mark?: Mark;
}

export function documentOf(id: string, { mark, ...more }: More = {}): ReviewDocument {
  return {
    document_id: id,
    label: id,
    required: true,
    state: "clean",
    verdict: null,
    file_id: `${id}-1`,
    name: id,
    media_type: "application/pdf",
    size: 1000,
    pages: 1,
    url: `http://files/${id}`,
    expires_at: null,
    mark: mark
      ? { ...mark, own_words: mark.reason, by: "Back office", at: "2026-11-30T03:00:00Z" }
      : null,
    history: [],
    facts: [],
    findings: [],
    reasons: [],
    ...more,
  };
}
