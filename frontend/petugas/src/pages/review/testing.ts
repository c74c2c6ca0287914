// Made-up documents for the tests of this folder. No page imports this.

import type { ReviewDocument } from "./file.ts";

export function documentOf(id: string, more: Partial<ReviewDocument> = {}): ReviewDocument {
  return {
    document_id: id,
    label: id,
    file_id: `${id}-1`,
    media_type: "application/pdf",
    size: 1000,
    pages: 1,
    url: `http://files/${id}`,
    expires_at: null,
    mark: null,
    history: [],
    facts: [],
    findings: [],
    reasons: [],
    ...more,
  };
}
