// Keys of a page. Single keys never act where somebody types, nor while a dialog is open or the page
// is not shown yet, and can be switched off altogether (WCAG 2.1.4); each has a visible button or link
// that does the same.

import { computed, effect, signal } from "@preact/signals";
import type { Text } from "bersama/language.ts";
import { tinykeys } from "tinykeys";

export interface Key {
  /** As tinykeys writes it: "j", "Enter", "Shift+X". */
  readonly keys: string;
  readonly does: Text;
  readonly act: (event: KeyboardEvent) => void;
  /** Left out of the line below the page, and told in the list of keys only. */
  readonly quiet?: boolean;
  /** The same on every page, so told after the page's own. */
  readonly everywhere?: boolean;
}

/** Chosen by the officer (see `desk.ts`). */
export const singleKeys = signal(true);

const bound = signal<readonly (readonly Key[])[]>([]);

/** What can be pressed now, for the line below the page and for the list. */
export const keysNow = computed(() => {
  const all = bound.value.flat();
  return [...all.filter((key) => !key.everywhere), ...all.filter((key) => key.everywhere)];
});

/** Whether a key that is pressed there belongs to the one who types or chooses. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as (Element & { isContentEditable?: boolean }) | null;
  const name = element?.tagName;
  if (!element || !name) return false;
  if (name === "INPUT")
    return !/^(checkbox|radio|button)$/.test(element.getAttribute("type") ?? "text");
  return name === "TEXTAREA" || name === "SELECT" || element.isContentEditable === true;
}

/** Enter and Space belong to the button or link that has the focus. */
const pressesItself = (event: KeyboardEvent) =>
  (event.key === "Enter" || event.key === " ") &&
  (event.target as Element | null)?.closest?.("button, a[href], summary, [role=tab]") != null;

const isSingle = ({ keys }: Key) => !/Control|Alt|Meta|\$mod|Escape/.test(keys);

/** Whether a sign such as ? or / needs Shift is for the keyboard to say. */
const ways = (keys: string) => (/^[^\w\s]$/.test(keys) ? [keys, `Shift+${keys}`] : [keys]);

/** Whether the key acts, as things are. */
export function acts(key: Key, event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return false;
  if (isSingle(key) && (!singleKeys.peek() || isTyping(event.target))) return false;
  return !pressesItself(event);
}

const DIALOG = "dialog[open]";
/** Nobody decides about a page that is not shown yet (`shell/arriving.ts`). */
const UNSEEN = `${DIALOG}, .app-shell--coming`;

/** Binds the keys until the answer is called. */
export function bind(keys: readonly Key[], target: Window = window): () => void {
  bound.value = [...bound.peek(), keys];
  const handlers: Record<string, (event: KeyboardEvent) => void> = {};
  for (const key of keys)
    for (const pressed of ways(key.keys))
      handlers[pressed] = (event) => {
        if (document.querySelector(key.everywhere ? DIALOG : UNSEEN) || !acts(key, event)) return;
        event.preventDefault();
        key.act(event);
      };
  const stop = tinykeys(target, handlers);
  return () => {
    stop();
    bound.value = bound.peek().filter((other) => other !== keys);
  };
}

/** Caps of keys that are switched off are not drawn. */
export const followSwitch = () =>
  effect(() => {
    document.body.classList.toggle("app-keysoff", !singleKeys.value);
  });
