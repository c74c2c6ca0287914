// The statuses that people know from the office (docs/domain.md §1.16).

import type { Schemas } from "bersama/api/client.ts";
import { Tag, type Tone } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

export type Phase = Schemas["Phase"];

interface Status {
  tone: Tone;
  name: Text;
  /** What it means for the person, and who has to act. */
  meaning: Text;
}

const WAITING: Status = {
  tone: "waiting",
  name: { id: "Menunggu Verifikasi", en: "Waiting for verification" },
  meaning: {
    id: "Permohonan sudah kami terima dan menunggu diperiksa petugas. Anda tidak perlu melakukan apa-apa.",
    en: "We have your application, and an officer will check it. There is nothing you need to do.",
  },
};

const STATUSES: Record<Phase, Status> = {
  draft: {
    tone: "plain",
    name: { id: "Draf", en: "Draft" },
    meaning: {
      id: "Belum dikirim. Lengkapi, lalu kirim permohonan Anda.",
      en: "Not sent yet. Complete it, then send it in.",
    },
  },
  review: {
    tone: "waiting",
    name: { id: "Sedang Diproses", en: "In progress" },
    meaning: {
      id: "Berkas Anda lengkap dan sedang diperiksa tahap demi tahap. Anda tidak perlu melakukan apa-apa.",
      en: "Your application is complete and is being checked, step by step. There is nothing you need to do.",
    },
  },
  correction: {
    tone: "warn",
    name: { id: "Perlu Perbaikan", en: "Needs correction" },
    meaning: {
      id: "Petugas meminta perbaikan. Perbaiki bagian yang disebut di bawah ini, lalu kirim lagi.",
      en: "An officer asks for corrections. Correct the parts listed below, then send it again.",
    },
  },
  signing: {
    tone: "waiting",
    name: { id: "Sedang Ditandatangani", en: "Being signed" },
    meaning: {
      id: "Kepala Dinas sudah menyetujui; izin sedang dibuat. Biasanya kurang dari satu menit.",
      en: "The head of the office has approved; the permit is being made, usually within a minute.",
    },
  },
  issued: {
    tone: "good",
    name: { id: "Disetujui", en: "Approved" },
    meaning: { id: "Izin Anda sudah terbit.", en: "Your permit has been issued." },
  },
  rejected: {
    tone: "bad",
    name: { id: "Ditolak", en: "Rejected" },
    meaning: {
      id: "Permohonan ditolak. Baca alasannya; Anda dapat mengajukan lagi dari data yang sama.",
      en: "The application was rejected. Read why; you can apply again from the same data.",
    },
  },
  withdrawn: {
    tone: "plain",
    name: { id: "Batal", en: "Cancelled" },
    meaning: {
      id: "Permohonan ini sudah batal dan tidak diproses lagi.",
      en: "This application is cancelled and is not dealt with any more.",
    },
  },
};

/** `accepted`: the back office has taken the file, so that it has a registration number. */
export function statusOf(phase: Phase, accepted: boolean): Status {
  return phase === "review" && !accepted ? WAITING : STATUSES[phase];
}

export function StatusTag({ phase, accepted }: { phase: Phase; accepted: boolean }) {
  const { tone, name } = statusOf(phase, accepted);
  return <Tag tone={tone}>{say(name)}</Tag>;
}
