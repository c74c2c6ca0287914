// What an officer has arranged: saved views of the queue and preferences. The service keeps both, so
// that they follow the officer to another computer.

import { signal } from "@preact/signals";
import { forget, keep, kept } from "bersama/kept.ts";

import { loadViews, saveViews, type Views } from "./api/queue.ts";
import { singleKeys } from "./keys/keys.ts";

const arranged = signal<Views | null>(null);

export const views = {
  get value(): Views["views"] {
    return arranged.value?.views ?? [];
  },
};

/** Until the service has answered, keys are as they were when this officer was last here. */
const KEYS_OFF = "keys-off";

export async function restoreDesk(): Promise<void> {
  singleKeys.value = kept(KEYS_OFF) === null;
  arranged.value = await loadViews();
  follow(arranged.value.preferences.single_keys);
}

/** The last word counts, of this computer or another. */
export async function arrange(change: (before: Views) => Views): Promise<void> {
  arranged.value = await saveViews(change(arranged.peek() ?? (await loadViews())));
}

/** At once here; where it cannot be saved, it holds in this browser until somebody signs out. */
export function switchSingleKeys(on: boolean): void {
  follow(on);
  const chosen = (before: Views): Views => ({
    ...before,
    preferences: { ...before.preferences, single_keys: on },
  });
  void arrange(chosen).catch(() => undefined);
}

function follow(on: boolean): void {
  singleKeys.value = on;
  if (on) forget(KEYS_OFF);
  else keep(KEYS_OFF, true);
}
