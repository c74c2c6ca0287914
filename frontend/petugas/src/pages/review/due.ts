// Dates in few words, for lists and heads.

import { language, say, type Text } from "bersama/language.ts";

import type { State } from "../../components/StateTag.tsx";
import type { Review } from "./file.ts";

const ZONE = "Asia/Jakarta";
const DAY = 86_400_000;

const written = (instant: string | Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language.value === "id" ? "id-ID" : "en-GB", {
    ...options,
    timeZone: ZONE,
  }).format(new Date(instant));

/** 27 Nov */
export const shortDay = (instant: string | Date) =>
  written(instant, { day: "numeric", month: "short" });

/** 27 Nov 08.12 */
export const shortMoment = (instant: string | Date) =>
  `${shortDay(instant)} ${written(instant, { hour: "2-digit", minute: "2-digit" })}`;

/** Sel 16.00 */
export const until = (instant: string | null) =>
  instant
    ? `${written(instant, { weekday: "short" })} ${written(instant, { hour: "2-digit", minute: "2-digit" })}`
    : "";

const PROMISE: Text = { id: "Tenggat {day}", en: "Due {day}" };
const TARGET: Text = { id: "Target {day}", en: "Step due {day}" };
const LEFT: Text = { id: "{days} hari lagi", en: "{days} {days:day|days} left" };
const TODAY: Text = { id: "hari ini", en: "today" };
const LATE: Text = { id: "lewat {days} hari", en: "{days} {days:day|days} late" };

/** The promise once there is one, the step's target before; none when the file rests. */
export function dueOf(
  { application, due_at }: Review,
  now = new Date(),
): { state: State; text: string } | null {
  if (application.phase !== "review") return null;
  const { promised_on } = application;
  const on = promised_on ? `${promised_on}T16:59:59Z` : due_at;
  if (!on) return null;
  const days = Math.round((dayNumber(on) - dayNumber(now)) / DAY);
  const left =
    days > 0 ? say(LEFT, { days }) : days === 0 ? say(TODAY) : say(LATE, { days: -days });
  const day = `${written(on, { weekday: "short" })} ${shortDay(on)}`;
  return {
    state: days < 0 ? "overdue" : days <= 1 ? "today" : "waiting",
    text: `${say(promised_on ? PROMISE : TARGET, { day })}, ${left}`,
  };
}

/** The office's calendar date of an instant, as an instant of its own. */
const dayNumber = (instant: string | Date) =>
  Date.parse(new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(instant)));
