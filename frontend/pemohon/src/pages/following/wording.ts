// What happened to an application, in words. The service tells by whom.

import { say, type Text } from "bersama/language.ts";

const EVENTS: Record<string, Text> = {
  created: { id: "Draf dibuat", en: "Draft started" },
  invited: { id: "Draf dibuat dari undangan", en: "Draft begun from an invitation" },
  "handed-over": { id: "Draf diterima dari orang lain", en: "Draft taken over from another" },
  submitted: { id: "Permohonan dikirim", en: "Sent in" },
  resubmitted: { id: "Perbaikan dikirim", en: "Correction sent" },
  approved: { id: "Disetujui", en: "Approved" },
  returned: { id: "Dikembalikan untuk diperbaiki", en: "Returned for correction" },
  rejected: { id: "Ditolak", en: "Rejected" },
  signed: { id: "Ditandatangani", en: "Signed" },
  numbered: { id: "Nomor izin diberikan", en: "Permit number given" },
  issued: { id: "Izin terbit", en: "Permit issued" },
  noted: { id: "Catatan petugas", en: "Officer's note" },
  "field-visit-planned": { id: "Tinjauan lapangan direncanakan", en: "Field visit planned" },
  "field-visit-put-off": { id: "Tinjauan lapangan ditunda", en: "Field visit put off" },
  "field-visit-done": { id: "Tinjauan lapangan selesai", en: "Field visit done" },
  amended: { id: "Lokasi diubah", en: "Places changed" },
  withdrawn: { id: "Dibatalkan", en: "Withdrawn" },
  lapsed: { id: "Batal karena tidak diperbaiki", en: "Lapsed without correction" },
  revoked: { id: "Izin dicabut", en: "Permit revoked" },
};
const OTHER: Text = { id: "Catatan", en: "Note" };

export const eventName = (event: string) => say(EVENTS[event] ?? OTHER);
