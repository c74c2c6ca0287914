// What happened in a thread while somebody writes in it.

import type { Schemas } from "bersama/api/client.ts";

export type Message = Schemas["MessageView"];
export type InnerNote = Schemas["InnerNoteView"];

/** Oldest first, as it is read; what is known already is not doubled. Both come newest first. */
export function together(known: readonly Message[], now: readonly Message[]): Message[] {
  const ids = new Set(now.map(({ id }) => id));
  return [...now, ...known.filter(({ id }) => !ids.has(id))].sort(byTime);
}

/** Messages and notes, the oldest first. */
export const inOrder = (
  messages: readonly Message[],
  notes: readonly InnerNote[],
): (Message | InnerNote)[] => [...messages, ...notes].sort(byTime);

/** The last message that was seen; messages come oldest first. */
export const lastOf = (
  messages: readonly Message[],
  seen: ReadonlySet<string>,
): Message | undefined => messages.findLast(({ id }) => seen.has(id));

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

const byTime = (one: { at: string }, other: { at: string }) => one.at.localeCompare(other.at);
