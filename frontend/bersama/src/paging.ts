// A list that grows page by page; the service hands out a cursor for each next one.

import type { Inputs } from "preact/hooks";
import { type Act, type Loaded, useAct, useLoaded } from "./loading.ts";

interface PageOf<T> {
  items: T[];
  cursor: string | null;
}

/** `more` is null when the list has ended. What a page has beside its items is the first page's. */
export function usePaged<T, P extends PageOf<T>>(
  load: (cursor: string | null) => Promise<P & PageOf<T>>,
  inputs: Inputs,
): Loaded<P> & { again: () => Promise<void>; put: (value: P) => void; more: Act<[]> | null } {
  const loaded = useLoaded(() => load(null), inputs);
  const act = useAct(async () => {
    const { value } = loaded;
    if (!value?.cursor) return;
    const next = await load(value.cursor);
    loaded.put({ ...value, items: [...value.items, ...next.items], cursor: next.cursor });
  });
  return { ...loaded, more: loaded.value?.cursor ? act : null };
}
