// Who the office is: asked for once, however many parts of a page say it, soon after each other.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { type Language, language } from "bersama/language.ts";

type Office = Schemas["OfficeView"];
const asked = new Map<Language, { at: number; office: Promise<Office> }>();

/** The parts of one page, on a slow phone. Whether it is open changes, so no longer than this. */
const SAME_PAGE_MS = 20_000;

export function office(): Promise<Office> {
  const spoken = language.value;
  const before = asked.get(spoken);
  if (before && Date.now() - before.at < SAME_PAGE_MS) return before.office;
  const found = answer(api.GET("/api/office"));
  asked.set(spoken, { at: Date.now(), office: found });
  found.catch(() => asked.delete(spoken));
  return found;
}
