// What came between, each in one sentence.

import { moment, time } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { Collision } from "./collisions.ts";

const OUTCOMES: Readonly<Record<string, Text>> = {
  approved: { id: "menyetujui permohonan ini", en: "has approved this application" },
  returned: {
    id: "mengembalikan permohonan ini untuk diperbaiki",
    en: "has returned this application for correction",
  },
  rejected: { id: "menolak permohonan ini", en: "has rejected this application" },
  signed: { id: "menandatangani izin ini", en: "has signed this permit" },
};
const SENTENCES = {
  taken: {
    id: "{officer} memegang permohonan ini sampai {until}.",
    en: "{officer} holds this application until {until}.",
  },
  takenNow: { id: "{officer} memegang permohonan ini.", en: "{officer} holds this application." },
  decided: { id: "{officer} {outcome} pada {at}.", en: "{officer} {outcome} on {at}." },
  moved: {
    id: "Permohonan ini sudah diputus dan berada di tahap lain.",
    en: "This application has been decided and is at another step.",
  },
  withdrawn: {
    id: "Pemohon membatalkan permohonan ini. Tidak ada yang perlu diputus lagi.",
    en: "The applicant has withdrawn this application. There is nothing left to decide.",
  },
  "role-removed": {
    id: "Peran Anda untuk tahap ini sudah dicabut. Berkas tetap terbuka untuk disalin.",
    en: "Your role for this step has been removed. The application stays open for copying.",
  },
  "delegation-ended": {
    id: "Masa Anda menggantikan pejabat di tahap ini sudah berakhir. Berkas tetap terbuka untuk disalin.",
    en: "Your time of standing in at this step has ended. The application stays open for copying.",
  },
  replaced: {
    id: "{documents} diganti sesudah Anda membukanya. Tanda Anda berlaku untuk berkas lama, maka dikosongkan.",
    en: "{documents} was replaced after you opened it. Your mark was for the old file and has been cleared.",
  },
  offline: {
    id: "Tidak tersambung sejak {since}. {waiting} tanda menunggu di layar ini dan dikirim sendiri begitu tersambung.",
    en: "No connection since {since}. {waiting} {waiting:mark waits|marks wait} on this screen and will be sent once there is one.",
  },
} satisfies Record<string, Text>;

/** For the eye and the ear, in the language that is chosen. */
export function sentence(collision: Collision): string {
  switch (collision.kind) {
    case "taken": {
      const { officer, until } = collision;
      if (!until) return say(SENTENCES.takenNow, { officer });
      return say(SENTENCES.taken, { officer, until: moment(until) });
    }
    case "decided": {
      const { decision } = collision;
      const outcome = decision && OUTCOMES[decision.outcome];
      if (!decision || !outcome) return say(SENTENCES.moved);
      return say(SENTENCES.decided, {
        officer: decision.officer_name,
        outcome: say(outcome),
        at: moment(decision.at),
      });
    }
    case "replaced":
      return say(SENTENCES.replaced, { documents: collision.labels.join(", ") });
    case "offline":
      return say(SENTENCES.offline, {
        since: time(collision.since),
        waiting: collision.waiting,
      });
    default:
      return say(SENTENCES[collision.kind]);
  }
}
