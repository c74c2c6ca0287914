// Words that somebody searches for may be a name or a NIK, so they never stand in an address: they
// are kept in the history's own state, which no server and no log sees, and survive "back".

import { signal } from "@preact/signals";

interface Kept {
  readonly words?: string;
}

const inHistory = () => (history.state as Kept | null)?.words ?? "";

/** The words of the page that is shown. */
export const words = signal("");

/** Goes to the address with the words beside it. */
export function goWithWords(
  route: (url: string, replace?: boolean) => void,
  url: string,
  sought: string,
  replace = false,
): void {
  route(url, replace);
  history.replaceState(sought ? { words: sought } : null, "", location.href);
  words.value = sought;
}

/** Called where a page that searches is shown: what its entry of the history holds. */
export function readWords(): void {
  words.value = inHistory();
}

// Back and forward between two searches may leave the address as it is.
globalThis.addEventListener?.("popstate", readWords);
