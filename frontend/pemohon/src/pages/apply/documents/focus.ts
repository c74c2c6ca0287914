import type { Slot } from "./slot.ts";

export const rowId = (document: string) => `documents.${document}`;

/**
 * Does `act`, which takes away the control that was pressed: the keyboard, and whoever listens,
 * stay in the document's row.
 */
export function inRow(slot: Slot, act: (slot: Slot) => unknown): void {
  document.getElementById(rowId(slot.requirement.id))?.focus({ preventScroll: true });
  void act(slot);
}
