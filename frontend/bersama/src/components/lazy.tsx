import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lazy as load } from "preact-iso";

import { offline } from "../api/problem.ts";
import { say, type Text } from "../language.ts";
import { Page } from "./Page.tsx";
import { FailedToLoad } from "./problems.tsx";

const NOT_NOW: Text = {
  id: "Halaman ini belum dapat dibuka",
  en: "This page cannot be opened yet",
};

export type Load<P> = () => Promise<{ default: ComponentType<P> }>;
export type Lazy<P> = ComponentType<P> & { preload: () => Promise<unknown> };

/** A page whose script is loaded when it is first gone to; a broken line is told, with another try. */
export function lazy<P = object>(get: Load<P>): Lazy<P> {
  return load(() => get().catch(() => ({ default: Unreachable }))) as unknown as Lazy<P>;
}

/** A browser does not ask again for a script that failed, so the whole page is loaded anew. */
function Unreachable() {
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []); // what was built stands there; it is no part of this
  if (!shown) return null;
  return (
    <Page title={say(NOT_NOW)}>
      <FailedToLoad problem={offline()} again={() => location.reload()} />
    </Page>
  );
}
