// How long there is still, in few words.

import { officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { State } from "../../components/StateTag.tsx";
import { weekday } from "../../moments.ts";
import type { Review } from "./file.ts";

const DAY = 86_400_000;

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
  return {
    state: days < 0 ? "overdue" : days <= 1 ? "today" : "waiting",
    text: `${say(promised_on ? PROMISE : TARGET, { day: weekday(on) })}, ${left}`,
  };
}

/** The office's calendar date of an instant, as an instant of its own. */
const dayNumber = (instant: string | Date) => Date.parse(officeDay(instant));
