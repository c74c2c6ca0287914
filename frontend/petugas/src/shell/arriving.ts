// What the frame of every page is drawn from: who works here, how much waits, what they arranged, and
// the whole menu. All of it is asked for at once, and the first paint waits for it, so that nothing
// that stands there moves when the last answer comes.

import { signal } from "@preact/signals";

import { count } from "../counters.ts";
import { restoreDesk } from "../desk.ts";
import { learnWho } from "../who.ts";
import { fetchSeldom } from "./nav.ts";

/** Whether the frame can be drawn as it will stay. */
export const arrived = signal(false);

/** An answer that takes longer than this, in milliseconds, is not waited for. */
const PATIENCE = 4_000;

/** Nothing of it is needed to work: what fails, and what is late, is left as it begins. */
export async function arrive(): Promise<void> {
  arrived.value = false;
  const late = setTimeout(() => {
    arrived.value = true;
  }, PATIENCE);
  await Promise.allSettled([learnWho(), count(), restoreDesk(), fetchSeldom()]);
  clearTimeout(late);
  arrived.value = true;
}
