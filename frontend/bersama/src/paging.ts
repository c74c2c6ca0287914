// A list that grows page by page; the service hands out a cursor for each next one.

import { type Inputs, useRef } from "preact/hooks";
import { type Act, type Loaded, useAct, useLoaded } from "./loading.ts";

interface PageOf<T> {
  items: T[];
  cursor: string | null;
}

export type Paged<T, P extends PageOf<T> = PageOf<T>> = Loaded<P> & {
  again: () => Promise<void>;
  put: (value: P) => void;
  more: Act<[]> | null;
};

/** `more` is null when the list has ended. What a page has beside its items is the first page's. */
export function usePaged<T, P extends PageOf<T>>(
  load: (cursor: string | null) => Promise<P & PageOf<T>>,
  inputs: Inputs,
): Paged<T, P> {
  const loaded = useLoaded(() => load(null), inputs);
  const latest = useRef(loaded.value);
  latest.current = loaded.value;
  const act = useAct(async () => {
    const { value } = loaded;
    if (!value?.cursor) return;
    const next = await load(value.cursor);
    if (latest.current !== value) return; // another list stands there by now
    loaded.put({ ...value, items: [...value.items, ...next.items], cursor: next.cursor });
  });
  return { ...loaded, more: loaded.value?.cursor ? act : null };
}
