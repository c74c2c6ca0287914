// Who the office is: asked for once, however many parts of a page say it at the same time.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { type Language, language } from "bersama/language.ts";

type Office = Schemas["OfficeView"];
const underWay = new Map<Language, Promise<Office>>();

/** Whether it is open changes, so nothing is kept here: browser and edge do that for a minute. */
export function office(): Promise<Office> {
  const spoken = language.value;
  const before = underWay.get(spoken);
  if (before) return before;
  const asked = answer(api.GET("/api/office")).finally(() => underWay.delete(spoken));
  underWay.set(spoken, asked);
  return asked;
}
