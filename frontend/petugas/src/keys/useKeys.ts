import { useLayoutEffect, useRef } from "preact/hooks";

import { bind, type Key } from "./keys.ts";

/** Binds the page's keys while it is shown; what they do is always the last rendering's. */
export function useKeys(keys: readonly Key[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  const names = keys.map((key) => `${key.keys} ${key.does.id}`).join("\n");
  useLayoutEffect(
    () =>
      bind(
        latest.current.map((key, index) => ({
          ...key,
          act: (event: KeyboardEvent) => latest.current[index]?.act(event),
        })),
      ),
    [names],
  );
}
