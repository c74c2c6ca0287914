// How long a permit usually takes, by the office's own figures of this year.

import type { Schemas } from "bersama/api/client.ts";

/** Fewer say nothing yet: one quick permit is no habit. */
export const ENOUGH = 10;

export interface Usual {
  /** The median, in whole working days, at least one. */
  readonly days: number;
  readonly of: number;
}

/** `null` while too few were issued. Half a day is rounded up: nobody is promised the better half. */
export function usualOf(figures: Schemas["PermitStatistics"], type: string): Usual | null {
  const found = figures.types.find(({ type_id }) => type_id === type);
  if (!found || found.issued < ENOUGH || found.median_days === null) return null;
  return { days: Math.max(1, Math.ceil(found.median_days)), of: found.issued };
}
