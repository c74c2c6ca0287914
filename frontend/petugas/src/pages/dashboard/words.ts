// What several parts of the dashboard say.

import type { Cell } from "bersama/charts/csv.ts";
import { dates, number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

export const SENT: Text = { id: "Masuk", en: "In" };
export const DONE: Text = { id: "Selesai", en: "Out" };
export const ISSUED: Text = { id: "Terbit", en: "Issued" };
export const KEPT: Text = { id: "Tepat janji", en: "In time" };
export const LATE: Text = { id: "Lewat janji", en: "Late" };
export const KEPT_PERCENT: Text = { id: "Janji ditepati (%)", en: "Promise kept (%)" };
export const WAITING: Text = { id: "Berjalan", en: "Running" };
export const MEDIAN_DAYS: Text = { id: "Median (hari kerja)", en: "Median (working days)" };

/** 3,4 and 12: no more digits than there are. */
export const plain = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);

const LEAST = 0.05;

/** Working hours; what is too short to be a tenth of one is told as less than that. */
export const inHours = (hours: Cell) =>
  typeof hours === "number" && hours < LEAST ? `< ${plain(0.1)}` : written(hours);

/** A cell of a table: a number as people write it, a dash for what there is not. */
export const written = (cell: Cell) =>
  cell === null ? "–" : typeof cell === "number" ? plain(cell) : cell;

const inMonths = dates({ month: "short", year: "2-digit", timeZone: "UTC" });
const inWeeks = dates({ month: "short", day: "numeric", timeZone: "UTC" });

/** 7 Sep, or Sep 26 where it stands for a month. */
export const stretch = (first: string, byMonth: boolean) =>
  (byMonth ? inMonths : inWeeks)(`${first}T00:00:00Z`);

export const perStretch = (byMonth: boolean) =>
  say(byMonth ? { id: "per bulan", en: "by month" } : { id: "per pekan", en: "by week" });
