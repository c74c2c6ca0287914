import type { Schemas } from "bersama/api/client.ts";
import { SummaryList } from "bersama/components/shown.tsx";
import { endOf, Timeline } from "bersama/components/Timeline.tsx";
import { Verdict, type VerdictTone } from "bersama/components/Verdict.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

export type Tracked = Schemas["TrackingView"];

const PHASES: Record<Tracked["phase"], Text & { tone: VerdictTone }> = {
  draft: { tone: "plain", id: "Belum dikirim", en: "Not sent yet" },
  review: { tone: "plain", id: "Sedang diperiksa petugas", en: "Officers are checking it" },
  correction: {
    tone: "warn",
    id: "Dikembalikan: menunggu perbaikan dari pemohon",
    en: "Returned: waiting for the applicant's correction",
  },
  signing: { tone: "plain", id: "Sedang ditandatangani", en: "Being signed" },
  issued: { tone: "good", id: "Izin sudah terbit", en: "The permit is issued" },
  rejected: { tone: "bad", id: "Ditolak", en: "Rejected" },
  withdrawn: { tone: "warn", id: "Batal", en: "Cancelled" },
};

const NEXT: Partial<Record<Tracked["phase"], Text>> = {
  correction: {
    id: "Pemohon masuk ke akunnya untuk melihat apa yang perlu diperbaiki.",
    en: "The applicant signs in to see what has to be corrected.",
  },
  issued: {
    id: "Pemohon masuk ke akunnya untuk mengunduh izin.",
    en: "The applicant signs in to download the permit.",
  },
  withdrawn: {
    id: "Dibatalkan, atau tidak diperbaiki pada waktunya. Permohonan baru dapat diajukan.",
    en: "Withdrawn by the applicant, or not corrected in time. A new application can be made.",
  },
  rejected: {
    id: "Alasannya ada di akun pemohon. Permohonan baru dapat diajukan.",
    en: "The reason is in the applicant's account. A new application can be made.",
  },
};

const PROMISED: Text = {
  id: "Selesai paling lambat {day}.",
  en: "Due by {day}.",
};
const NOT_YET: Text = {
  id: "Tanggal selesai ditetapkan setelah permohonan dinyatakan lengkap.",
  en: "The due date is set once the application is found complete.",
};

const RECEIPT: Text = { id: "Tanda terima", en: "Receipt" };
const REGISTRATION: Text = { id: "Nomor registrasi", en: "Registration number" };
const SENT: Text = { id: "Dikirim", en: "Sent" };
const ACCEPTED: Text = { id: "Dinyatakan lengkap", en: "Found complete" };
const CORRECT_BY: Text = { id: "Perbaiki paling lambat", en: "Correct by" };
const CLOSED: Text = { id: "Ditutup", en: "Closed" };
const ISSUED: Text = { id: "Izin diterbitkan", en: "Permit issued" };
const STEPS: Text = { id: "Tahapan", en: "Steps" };

export function TrackedResult({ tracked }: { tracked: Tracked }) {
  const phase = PHASES[tracked.phase];
  const next = NEXT[tracked.phase];
  return (
    <section class="app-result">
      <Verdict tone={phase.tone} title={`${tracked.type_name}: ${lowered(say(phase))}`} heard>
        <Promised tracked={tracked} />
        {next && <p class="govuk-body">{say(next)}</p>}
      </Verdict>
      <SummaryList
        rows={[
          [say(RECEIPT), tracked.receipt],
          [say(REGISTRATION), tracked.registration_number],
          [say(SENT), tracked.submitted_on && day(tracked.submitted_on)],
          [say(ACCEPTED), tracked.accepted_on && day(tracked.accepted_on)],
          [say(CORRECT_BY), tracked.correct_by && day(tracked.correct_by)],
          [say(CLOSED), tracked.closed_on && day(tracked.closed_on)],
        ]}
      />
      <h3 class="govuk-heading-s">{say(STEPS)}</h3>
      <Timeline
        steps={[
          ...tracked.steps,
          { label: say(ISSUED), state: endOf(tracked.phase), on: issuedOn(tracked) },
        ]}
      />
    </section>
  );
}

/** The promise, while there is something to wait for. */
function Promised({ tracked }: { tracked: Tracked }) {
  if (!["review", "correction", "signing"].includes(tracked.phase)) return null;
  return (
    <p class="govuk-body">
      {tracked.promised_on ? say(PROMISED, { day: day(tracked.promised_on) }) : say(NOT_YET)}
    </p>
  );
}

const issuedOn = ({ phase, closed_on }: Tracked) => (phase === "issued" ? closed_on : null);

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
