// What a file beside the pages says of the service. Nothing here asks the API: this is read while it is
// down (infra/stacks/watch/status.py).

import type { Text } from "bersama/language.ts";

export type State = "up" | "slow" | "down";

export interface Planned {
  from: string;
  to: string;
  text: Text;
}

export interface Now {
  /** When it was written. */
  at: string;
  parts: Record<string, State>;
  planned: readonly Planned[];
}

/** Older than that, nobody knows: it is written every five minutes. */
const OLD_MINUTES = 15;

/** Null when it cannot be had: no connection, or nobody has written it. */
export async function told(): Promise<Now | null> {
  try {
    const answer = await fetch("/status/now.json", { cache: "no-cache" });
    return answer.ok ? ((await answer.json()) as Now) : null;
  } catch {
    return null;
  }
}

/** The worst of all parts; null when it is not known. */
export function whole(now: Now | null, at: Date): State | null {
  if (!now || isOld(now, at)) return null;
  const states = Object.values(now.parts);
  return states.includes("down") ? "down" : states.includes("slow") ? "slow" : "up";
}

const isOld = ({ at }: Now, moment: Date) =>
  moment.getTime() - Date.parse(at) > OLD_MINUTES * 60_000;

/** What is not over yet, the next first; whether it goes on already. */
export function ahead(planned: readonly Planned[], at: Date): (Planned & { underWay: boolean })[] {
  return planned
    .filter(({ to }) => Date.parse(to) > at.getTime())
    .sort((one, other) => Date.parse(one.from) - Date.parse(other.from))
    .map((work) => ({ ...work, underWay: Date.parse(work.from) <= at.getTime() }));
}
