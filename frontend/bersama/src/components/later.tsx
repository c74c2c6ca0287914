import type { ComponentType } from "preact";
import { useState } from "preact/hooks";

import { offline } from "../api/problem.ts";
import { useLoaded } from "../loading.ts";
import { Show } from "./shown.tsx";

type Later<P> = ((props: P) => preact.JSX.Element) & {
  /** Fetches the script behind the page; from then on the part is shown at once. */
  fetch: () => void;
};

/**
 * A part of a page whose script is loaded when it is first shown. What stands around it is there
 * meanwhile, and a broken line offers another try.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let loaded: ComponentType<P> | undefined;
  const get = async () => {
    try {
      loaded = await load();
    } catch {
      throw offline();
    }
    return loaded;
  };
  function Part(props: P) {
    const [Ready] = useState(() => loaded); // for as long as it is shown: to change it would empty it
    return Ready ? <Ready {...props} /> : <Arriving {...props} />;
  }
  function Arriving(props: P) {
    const arriving = useLoaded(get, []);
    return <Show loaded={arriving}>{(Arrived) => <Arrived {...props} />}</Show>;
  }
  return Object.assign(Part, { fetch: () => void get().catch(() => undefined) });
}
