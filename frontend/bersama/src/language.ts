// The language of the screen: Indonesian first, English on request, remembered in this browser.

import { effect, signal } from "@preact/signals";

export type Language = "id" | "en";

/**
 * One text in both languages. `say` fills `{count}`, and of `{count:day|days}` it takes the first
 * word for 1 and the second for every other number.
 */
export interface Text {
  readonly id: string;
  readonly en: string;
}

const KEY = "sisfo.language";

/** Pages are built in Indonesian; `restoreLanguage` comes after they have been taken over. */
export const language = signal<Language>("id");

/** The text in the language of the moment; a component that calls this follows the language. */
export function say(text: Text, params: Readonly<Record<string, string | number>> = {}): string {
  const gap = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;
  return text[language.value].replace(gap, (whole, name: string, one?: string, many?: string) => {
    if (!(name in params)) return whole;
    const value = String(params[name]);
    return (value === "1" ? one : many) ?? value;
  });
}

export function restoreLanguage(): void {
  if (remembered() === "en") language.value = "en";
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that keeps nothing shows the chosen language until it is closed.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
