// Saved replies in the field in which one answers.

/** Behind what was typed already, which is never taken away. */
export function withReply(typed: string, reply: string): string {
  const before = typed.trimEnd();
  return before ? `${before}\n\n${reply}` : reply;
}

/** Placeholders of saved replies that still stand in the text, in brackets. */
export const unfilled = (text: string, names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => text.includes(`[${name}]`));
