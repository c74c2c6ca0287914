import { later } from "bersama/components/later.tsx";
import { useLoaded } from "bersama/loading.ts";

import { undelivered } from "./missed.ts";

const List = later(async () => (await import("./UndeliveredList.tsx")).UndeliveredList);

/** What the applicant was not told: nobody waits for an answer to a message that never came. */
export function Undelivered({ id }: { id: string }) {
  const { value, again } = useLoaded(() => undelivered(id), [id]);
  return value?.items.length ? <List id={id} items={value.items} again={again} /> : null;
}
