import type { Officer } from "../../api/staff.ts";

/** With titles, as it stands under a letter. */
export function nameOf({ title_before, name, title_after }: Officer): string {
  const named = [title_before, name].filter(Boolean).join(" ");
  return title_after ? `${named}, ${title_after}` : named;
}
