// What happened to an application, in an officer's words.

import { say, type Text } from "bersama/language.ts";

const EVENTS: Record<string, Text> = {
  created: { id: "draf dibuat", en: "draft made" },
  invited: { id: "draf dibuat dari undangan", en: "draft begun from an invitation" },
  "handed-over": { id: "draf diterima dari orang lain", en: "draft taken over from another" },
  "counter-taken-over": {
    id: "diteruskan rekan di loket",
    en: "gone on with by a colleague at the counter",
  },
  submitted: { id: "dikirim", en: "sent in" },
  resubmitted: { id: "perbaikan dikirim", en: "correction sent" },
  approved: { id: "disetujui", en: "approved" },
  returned: { id: "dikembalikan", en: "returned" },
  rejected: { id: "ditolak", en: "rejected" },
  signed: { id: "ditandatangani", en: "signed" },
  noted: { id: "catatan", en: "note" },
  amended: { id: "lokasi diubah", en: "places changed" },
  withdrawn: { id: "dibatalkan", en: "withdrawn" },
  released: { id: "dilepas", en: "released" },
  "step-done-again": { id: "tahap diulang", en: "step done again" },
  escalated: { id: "eskalasi", en: "escalated" },
};
const OTHER: Text = { id: "kejadian", en: "event" };

export const eventName = (event: string) => say(EVENTS[event] ?? OTHER);
