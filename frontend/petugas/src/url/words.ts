// Words that somebody searches for may be a name or a NIK, so they never stand in an address: they
// are kept in the history's own state, which no server and no log sees, and survive "back".

import { signal } from "@preact/signals";

interface Kept {
  readonly words?: string;
  readonly reason?: string;
}

const inHistory = () => (history.state as Kept | null) ?? {};

/** The words of the page that is shown. */
export const words = signal("");
/** Why they are sought beyond one's own files. */
export const reason = signal("");

/** Goes to the address with the words beside it. */
export function goWithWords(
  route: (url: string) => void,
  url: string,
  sought: string,
  why = "",
): void {
  route(url);
  const kept: Kept | null = sought ? { words: sought, ...(why && { reason: why }) } : null;
  history.replaceState(kept, "", location.href);
  words.value = sought;
  reason.value = why;
}

/** Called where a page that searches is shown: what its entry of the history holds. */
export function readWords(): void {
  const kept = inHistory();
  words.value = kept.words ?? "";
  reason.value = kept.reason ?? "";
}

// Back and forward between two searches may leave the address as it is.
globalThis.addEventListener?.("popstate", readWords);
