// What the service tells of an application under review, as pages speak of it.

import type { Schemas } from "bersama/api/client.ts";

export type Review = Schemas["ApplicationForReview"];

export interface Reason {
  readonly code: string;
  /** What is wrong and how to cure it, as the applicant reads it. */
  readonly label: string;
}

export interface Mark {
  readonly accepted: boolean;
  readonly reason_code: string | null;
  readonly reason: string | null;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Finding {
  readonly code: string;
  readonly text: string;
}

/** A file that stood here in an earlier round. */
export interface Earlier {
  readonly file_id: string;
  readonly replaced_at: string;
  readonly mark: Mark | null;
  readonly url?: string | null;
  readonly media_type?: string;
}

export interface ReviewDocument {
  readonly document_id: string;
  readonly label: string;
  readonly file_id: string | null;
  readonly media_type: string | null;
  readonly size: number | null;
  readonly pages: number | null;
  readonly url: string | null;
  readonly expires_at: string | null;
  readonly mark: Mark | null;
  readonly history: readonly Earlier[];
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly reasons: readonly Reason[];
}
