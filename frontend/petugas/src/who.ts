// Who works here, and in which roles: their own and those in which they stand in for somebody.

import { computed, signal } from "@preact/signals";
import { answer, api, type Schemas } from "bersama/api/client.ts";
import { session } from "bersama/api/session.ts";

export type Acting = Schemas["ActingView"];

/** The officer's own particulars; null until they are loaded. */
export const profile = signal<Schemas["ProfileView"] | null>(null);

export const acting = computed<readonly Acting[]>(() => profile.value?.acting ?? []);

export const roles = computed<readonly string[]>(() => [
  ...new Set([...(session.value?.roles ?? []), ...acting.value.map(({ role }) => role)]),
]);

export async function learnWho(): Promise<void> {
  if (profile.peek()?.account_id !== session.peek()?.account_id) profile.value = null;
  profile.value = await answer(api.GET("/api/profile"));
}
