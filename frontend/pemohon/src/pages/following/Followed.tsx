import { later } from "bersama/components/later.tsx";
import { Notice, SummaryList } from "bersama/components/shown.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { endOf, Timeline } from "bersama/components/Timeline.tsx";
import { turning } from "bersama/components/turning.tsx";
import { day, dayOf, moment, officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { Answers } from "../apply/Answers.tsx";
import {
  type Application,
  type ApplicationAndRules,
  kindName,
  pathOf,
} from "../apply/application.ts";
import { ChangePlaces } from "./ChangePlaces.tsx";
import { DocumentMarks } from "./DocumentMarks.tsx";
import { Notes } from "./Notes.tsx";
import { Person } from "./Person.tsx";
import { StatusTag, statusOf } from "./phases.tsx";
import { isLate, promiseWords } from "./promised.ts";
import { Withdraw } from "./Withdraw.tsx";

const ApplyAgain = later(async () => (await import("./ApplyAgain.tsx")).ApplyAgain);

const TABS: Text = { id: "Bagian permohonan", en: "Parts of the application" };
const DETAIL: Text = { id: "Detail", en: "Details" };
const DOCUMENTS: Text = { id: "Dokumen Persyaratan", en: "Documents" };
const NOTES: Text = { id: "Catatan", en: "Notes" };
const PROCESS: Text = { id: "Proses", en: "Progress" };
const RECEIPT: Text = { id: "Nomor tanda terima", en: "Receipt" };
const CODE: Text = { id: "Kode pelacakan", en: "Tracking code" };
const REGISTRATION: Text = { id: "Nomor registrasi", en: "Registration number" };
const NOT_REGISTERED: Text = { id: "Belum ada", en: "None yet" };
const PERMIT_NUMBER: Text = { id: "Nomor izin", en: "Permit number" };
const KIND: Text = { id: "Jenis permohonan", en: "Kind" };
const SENT: Text = { id: "Dikirim", en: "Sent" };
const CORRECT_BY: Text = {
  id: "Perbaiki paling lambat {moment}; setelah itu permohonan dibatalkan otomatis.",
  en: "Correct it by {moment}; after that the application lapses.",
};
const CORRECT: Text = { id: "Perbaiki sekarang", en: "Correct it now" };
const OPEN_PERMIT: Text = { id: "Buka izin", en: "Open the permit" };
const ASK: Text = { id: "Tulis pesan kepada kami", en: "Write to us" };
const SHOW_RECEIPT: Text = { id: "Cetak tanda terima", en: "Print the receipt" };
const AMENDED: Text = {
  id: "Lokasi diubah {moment}: {reason}",
  en: "Places changed {moment}: {reason}",
};
const VISIT: Text = {
  id: "Tinjauan lapangan direncanakan pada {day}. Mohon ada yang mendampingi petugas di tempat. Bila tidak dapat pada hari itu, kirim pesan kepada kami.",
  en: "A field visit is planned for {day}. Please have somebody there to meet the officers. If that day does not suit you, send us a message.",
};
const VISIT_ON: Text = { id: "Tinjauan lapangan {day}", en: "Field visit {day}" };
const ISSUED: Text = { id: "Izin diterbitkan", en: "Permit issued" };
const DOWNLOAD: Text = { id: "Buka izin dan unduh", en: "Open the permit and download it" };
const ANSWERS: Text = { id: "Isian permohonan", en: "What you entered" };
const STEP_DUE: Text = { id: "Batas waktu tahap ini {moment}", en: "This step is due {moment}" };

/** An application after it was sent: its standing, then the four tabs of the office's old system. */
export function Followed({
  shown,
  again,
}: {
  shown: ApplicationAndRules;
  again: () => Promise<void>;
}) {
  const { application, rules } = shown;
  return (
    <>
      <Standing application={application} />
      <Tabs
        label={say(TABS)}
        first={
          application.phase === "review" || application.phase === "signing" ? "proses" : "detail"
        }
        tabs={[
          {
            id: "detail",
            label: say(DETAIL),
            content: () => (
              <>
                <Numbers application={application} />
                <Person application={application} />
                <h2 class="govuk-heading-m">{say(ANSWERS)}</h2>
                <Answers application={application} rules={rules} />
                {application.amendments.map((change) => (
                  <p class="govuk-body-s" key={change.at}>
                    {say(AMENDED, { moment: moment(change.at), reason: change.reason })}
                  </p>
                ))}
                <ChangePlaces application={application} rules={rules} again={again} />
              </>
            ),
          },
          {
            id: "dokumen",
            label: say(DOCUMENTS),
            content: () => <DocumentMarks application={application} />,
          },
          {
            id: "catatan",
            label: say(NOTES),
            content: () => <Notes id={application.application_id} />,
          },
          {
            id: "proses",
            label: say(PROCESS),
            content: () => <Progress application={application} />,
          },
        ]}
      />
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={pathOf(application.application_id, "tanda-terima")}>
          {say(SHOW_RECEIPT)}
        </a>
      </p>
      {application.acts.includes("withdraw") && (
        <Withdraw id={application.application_id} again={again} />
      )}
    </>
  );
}

/** Where it stands, what that means, and the one thing to do, if there is one. */
function Standing({ application }: { application: Application }) {
  const { application_id: id, phase, accepted_on, correction } = application;
  const status = statusOf(phase, accepted_on !== null);
  const visit = application.steps.find(({ state }) => state === "current")?.visit_on;
  const tone = {
    good: "good",
    warn: "warn",
    bad: "bad",
    plain: "plain",
    waiting: "plain",
  } as const;
  return (
    <Notice tone={tone[status.tone]}>
      <p class="govuk-body">
        <StatusTag phase={phase} accepted={accepted_on !== null} />
      </p>
      <p class="govuk-body">{say(status.meaning)}</p>
      {(phase === "review" || phase === "signing") && (
        <p class="govuk-body">
          {promiseWords(application)}{" "}
          {isLate(application) && (
            <a class="govuk-link" href="/pesan">
              {say(ASK)}
            </a>
          )}
        </p>
      )}
      {visit && <p class="govuk-body">{say(VISIT, { day: day(visit) })}</p>}
      {application.warnings.map((warning) => (
        <p class="govuk-body" key={warning.code}>
          {warning.message}
        </p>
      ))}
      {phase === "correction" && (
        <>
          {correction?.message && <p class="govuk-body app-pre">{correction.message}</p>}
          {correction?.until && (
            <p class="govuk-body">{say(CORRECT_BY, { moment: moment(correction.until) })}</p>
          )}
          <a class="govuk-button" href={pathOf(id, "perbaikan")}>
            {say(CORRECT)}
          </a>
        </>
      )}
      {phase === "issued" && application.permit_id && (
        <a class="govuk-button" href={`/izin-saya/${application.permit_id}`}>
          {say(OPEN_PERMIT)}
        </a>
      )}
      {application.closing_reason && (
        <p class="govuk-body app-pre govuk-!-font-weight-bold">{application.closing_reason}</p>
      )}
      {(phase === "rejected" || phase === "withdrawn") && <ApplyAgain id={id} />}
    </Notice>
  );
}

function Numbers({ application }: { application: Application }) {
  return (
    <SummaryList
      rows={[
        [say(RECEIPT), application.receipt],
        [say(CODE), application.tracking_code],
        [say(REGISTRATION), application.registration_number ?? say(NOT_REGISTERED)],
        [say(PERMIT_NUMBER), application.permit_number && turning(application.permit_number)],
        [say(KIND), kindName(application.kind)],
        [say(SENT), application.submitted_at && dayOf(application.submitted_at)],
      ]}
    />
  );
}

function Progress({ application }: { application: Application }) {
  const { permit_id, closed_at } = application;
  const end = {
    label: say(ISSUED),
    state: endOf(application.phase),
    on: permit_id && closed_at ? officeDay(closed_at) : null,
    note: permit_id && (
      <a class="govuk-link app-line" href={`/izin-saya/${permit_id}`}>
        {say(DOWNLOAD)}
      </a>
    ),
  };
  const steps = application.steps.map((step) => ({
    label: step.label,
    state: step.state,
    on: step.since && officeDay(step.since),
    note: (
      <>
        {step.visit_on && (
          <span class="app-line">{say(VISIT_ON, { day: day(step.visit_on) })}</span>
        )}
        {step.due_at && application.phase !== "correction" && (
          <span class="app-line app-quiet">{say(STEP_DUE, { moment: moment(step.due_at) })}</span>
        )}
      </>
    ),
  }));
  return <Timeline steps={[...steps, end]} />;
}
