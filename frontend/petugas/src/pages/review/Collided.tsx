import { later } from "bersama/components/later.tsx";
import { useEffect } from "preact/hooks";

import type { Desk } from "./desk.ts";

const CollisionNotice = later(async () => (await import("./CollisionNotice.tsx")).CollisionNotice);

/**
 * What came between, if anything did. Its script is fetched behind the page, for one thing that may
 * come between is that there is no line any more.
 */
export function Collided({ desk, id }: { desk: Desk; id: string }) {
  useEffect(CollisionNotice.fetch, []);
  const came = desk.collision.value || desk.barred.value || desk.marking.problem.value;
  return came ? <CollisionNotice desk={desk} id={id} /> : null;
}
