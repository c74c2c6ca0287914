// What the record of a file tells besides what a review shows.

import { say, type Text } from "bersama/language.ts";

import { eventName } from "../review/wording.ts";

const MORE: Record<string, Text> = {
  claimed: { id: "diambil", en: "taken" },
  assigned: { id: "diserahkan", en: "handed over" },
  "mark-undone": { id: "tanda diurungkan", en: "mark undone" },
  numbered: { id: "nomor izin diberikan", en: "permit number given" },
  issued: { id: "izin terbit", en: "permit issued" },
  "field-visit-planned": { id: "tinjauan direncanakan", en: "visit planned" },
  "field-visit-put-off": { id: "tinjauan ditunda", en: "visit put off" },
  "field-visit-done": { id: "tinjauan selesai", en: "visit done" },
  lapsed: { id: "batal tanpa perbaikan", en: "lapsed uncorrected" },
  "revocation-proposed": { id: "keputusan pencabutan dibuat", en: "decree of revocation drawn up" },
  "revocation-signed": {
    id: "keputusan pencabutan ditandatangani",
    en: "decree of revocation signed",
  },
  "revocation-dropped": {
    id: "keputusan pencabutan dibatalkan",
    en: "decree of revocation taken out",
  },
  revoked: { id: "izin dicabut", en: "permit revoked" },
};

export const actName = (event: string): string => {
  const more = MORE[event];
  return more ? say(more) : eventName(event);
};
