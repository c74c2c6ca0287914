import type { ComponentType } from "preact";

import { offline } from "../api/problem.ts";
import { useLoaded } from "../loading.ts";
import { Show } from "./shown.tsx";

/**
 * A part of a page whose script is loaded when it is first shown. What stands around it is there
 * meanwhile, and a broken line offers another try.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => preact.JSX.Element {
  const get = () =>
    load().catch(() => {
      throw offline();
    });
  return function Later(props: P) {
    const loaded = useLoaded(get, []);
    return <Show loaded={loaded}>{(Part) => <Part {...props} />}</Show>;
  };
}
