// Carrying an export on, one request after the other, until it is at its end.

import type { Schemas } from "bersama/api/client.ts";

export type Export = Schemas["SheetExportView"];

/**
 * Asks for one step after the other and shows each; stops when it is at its end, or `wanted` says no
 * more. What one step throws is thrown on: the next try goes on where it was.
 */
export async function carryOn(
  found: Export,
  step: () => Promise<Export>,
  show: (found: Export) => void,
  wanted: () => boolean,
): Promise<void> {
  let now = found;
  while (now.state === "running" && wanted()) {
    now = await step();
    if (wanted()) show(now);
  }
}

/** 0 to 100; null while nobody knows how many there are. */
export function percent({ rows, expected, state }: Export): number | null {
  if (state === "ready") return 100;
  return expected ? Math.min(99, Math.floor((100 * rows) / expected)) : null;
}
