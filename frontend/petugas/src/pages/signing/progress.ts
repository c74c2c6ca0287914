// A batch as it runs: what failed stands first, ticked again; what is done is locked.

import type { Batch, BatchItem } from "../../api/signing.ts";

export type Stand = "failed" | "signing" | "waiting" | "issued";

const STANDS: Record<BatchItem["state"], Stand> = {
  handed_back: "failed",
  refused: "failed",
  stale: "failed",
  signing: "signing",
  queued: "waiting",
  issued: "issued",
};
const ORDER: readonly Stand[] = ["failed", "signing", "waiting", "issued"];

export const standOf = ({ state }: BatchItem): Stand => STANDS[state];

/** The failed first, then what is on its way, then the done; each in the order of the batch. */
export const inOrder = (batch: Batch): BatchItem[] =>
  ORDER.flatMap((stand) => batch.items.filter((item) => standOf(item) === stand));

export function tally(batch: Batch): Record<Stand, number> {
  const found = { failed: 0, signing: 0, waiting: 0, issued: 0 };
  for (const item of batch.items) found[standOf(item)] += 1;
  return found;
}
