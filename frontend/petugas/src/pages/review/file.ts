// What the service tells of an application under review, as pages speak of it.

import type { Schemas } from "bersama/api/client.ts";

export type ReviewFile = Schemas["FileView"];
export type Review = Schemas["ApplicationForReview"];
export type ReviewDocument = Schemas["DocumentInReview"];
export type Reason = Schemas["ReasonView"];
export type Decision = Schemas["DecisionInReview"];

/** A ✓, or a ✗ with a coded reason, own words, or both: as this officer gives it. */
export interface Mark {
  readonly accepted: boolean;
  readonly reason_code: string | null;
  readonly reason: string | null;
}

export const ACCEPTED: Mark = { accepted: true, reason_code: null, reason: null };

/** As the service tells it, in the words that were given. */
export function markOf(told: ReviewDocument["mark"]): Mark | null {
  if (!told) return null;
  const { accepted, reason_code, own_words } = told;
  return { accepted, reason_code, reason: own_words };
}
