// The office's numbers in a line of text. On a narrow screen a long one turns at a stroke, and a
// receipt goes to the next line as a whole: whoever copies it by hand sees it as it is.

import type { ComponentChildren } from "preact";

const NUMBER = /(P-[0-9A-Z]{4}-[0-9A-Z]{4}|[^\s/]+(?:\/[^\s/]+){2,})/;

/** The same words, with room to turn; nothing is added that a copy would carry along. */
export function turning(text: string): ComponentChildren {
  return text.split(NUMBER).map((words, index) => (index % 2 ? number(words) : words));
}

const number = (written: string) =>
  (written.match(/[^/]+\/?/g) ?? []).map((part, index) => [
    index > 0 && <wbr />,
    <span class="app-whole">{part}</span>,
  ]);
