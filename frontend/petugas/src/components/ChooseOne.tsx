// What stands where an entry of the list beside it will open.

import { say, type Text } from "bersama/language.ts";

/** Nothing beside an empty list: the list itself says that there is none to choose. */
export function ChooseOne({ of, prompt }: { of: readonly unknown[]; prompt: Text }) {
  return of.length > 0 ? <p class="app-blank app-quiet">{say(prompt)}</p> : null;
}
