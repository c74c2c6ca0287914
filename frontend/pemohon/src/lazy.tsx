import { offline } from "bersama/api/problem.ts";
import { FailedToLoad } from "bersama/components/problems.tsx";
import type { ComponentType } from "preact";
import { lazy as load } from "preact-iso";

export type Load<P> = () => Promise<{ default: ComponentType<P> }>;
export type Lazy<P> = ComponentType<P> & { preload: () => Promise<unknown> };

/** A page whose script is loaded when it is first gone to; a broken line is told, with another try. */
export function lazy<P = object>(get: Load<P>): Lazy<P> {
  return load(() => get().catch(() => ({ default: Unreachable }))) as unknown as Lazy<P>;
}

/** A browser does not ask again for a script that failed, so the whole page is loaded anew. */
function Unreachable() {
  return <FailedToLoad problem={offline()} again={() => location.reload()} />;
}
