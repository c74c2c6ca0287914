// What few pages show, as people write it.

import { dates } from "./format.ts";

// part by part: Indonesian's own full form writes 01 Desember
const full = dates({
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant → Jumat, 27 November 2026 pukul 01.00 WIB. */
export const fullMoment = (instant: string) => `${full(instant)} WIB`;

/** `+6281200000001` → +62 812-0000-0001, as people write it. */
export const phone = (number: string) =>
  number.replace(/^\+62(\d{3})(\d{4})(\d+)$/, "+62 $1-$2-$3");

/** `16:00:00` → 16.00, as it is written in both languages here. */
export const clock = (time: string) => time.slice(0, 5).replace(":", ".");
