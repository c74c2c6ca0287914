// What happened in a thread while somebody writes in it.

import type { Schemas } from "bersama/api/client.ts";

export type Message = Schemas["MessageView"];

/** Oldest first, as it is read; what is known already is not doubled. Both come newest first. */
export function together(known: readonly Message[], now: readonly Message[]): Message[] {
  const ids = new Set(now.map(({ id }) => id));
  return [...now, ...known.filter(({ id }) => !ids.has(id))].sort((one, other) =>
    one.at.localeCompare(other.at),
  );
}

/** The answer of a colleague that came after what was read last, if there is one. */
export function answeredMeanwhile(
  messages: readonly Message[],
  seen: ReadonlySet<string>,
  me: string,
): Message | null {
  return (
    messages.findLast(({ id, side, by }) => side === "office" && by !== me && !seen.has(id)) ?? null
  );
}
