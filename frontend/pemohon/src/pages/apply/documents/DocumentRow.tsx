// One document of an application: its rule, its state, and what can be done about it.

import { later } from "bersama/components/later.tsx";
import { Tag, type Tone } from "bersama/components/shown.tsx";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { type DocumentView, documentLink, type Requirement } from "../application.ts";
import { CHECKING, fileRule } from "../wording.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { rowId } from "./focus.ts";
import { brokenOff, type Sending, sendingOf } from "./sending.ts";
import type { Slot } from "./slot.ts";
import { ViewDocument } from "./ViewDocument.tsx";

/** Of a file on its way: fetched once the rows stand there, so that it is there when one is chosen. */
export const Progress = later(async () => (await import("./Progress.tsx")).Progress);

const STATES: Record<string, readonly [Tone, Text]> = {
  missing: ["plain", { id: "Belum ada", en: "Missing" }],
  optional: ["plain", { id: "Tidak wajib", en: "Optional" }],
  not_received: ["bad", { id: "Tidak sampai", en: "Not received" }],
  checking: ["waiting", { id: "Diperiksa", en: "Being checked" }],
  refused: ["bad", { id: "Ditolak", en: "Refused" }],
  clean: ["good", { id: "Lolos pemeriksaan", en: "Passed the check" }],
  returned: ["bad", { id: "Perlu diganti", en: "To be replaced" }],
  accepted: ["good", { id: "Diterima petugas", en: "Accepted" }],
  preparing: ["waiting", { id: "Disiapkan", en: "Being prepared" }],
  offered: ["warn", { id: "Perlu persetujuan Anda", en: "Needs your answer" }],
  queued: ["waiting", { id: "Antre", en: "In the queue" }],
  sending: ["waiting", { id: "Dikirim", en: "Being sent" }],
  sent: ["waiting", { id: "Diperiksa", en: "Being checked" }],
  unfit: ["bad", { id: "Tidak sesuai", en: "Does not fit" }],
  failed: ["bad", { id: "Terputus", en: "Interrupted" }],
};
const OPTIONAL: Text = { id: "(tidak wajib)", en: "(optional)" };
const NOT_RECEIVED: Text = {
  id: "Berkas belum kami terima. Pilih berkasnya sekali lagi.",
  en: "The file never arrived. Choose it again.",
};
const BROKEN_OFF: Text = {
  id: "Pengiriman “{name}” terputus sebelum selesai. Pilih berkasnya sekali lagi.",
  en: "“{name}” was not sent completely. Choose the file again.",
};
const FILE: Text = { id: "Tersimpan: {format}", en: "Stored: {format}" };
const PAGES: Text = { id: ", {pages} halaman", en: ", {pages} {pages:page|pages}" };
const OLD_STAYS: Text = {
  id: "Berkas sebelumnya masih tersimpan.",
  en: "The earlier file is still there.",
};
const OFFICER: Text = { id: "Catatan petugas: {reason}", en: "The officer says: {reason}" };

export function DocumentRow({
  application,
  requirement,
  document,
}: {
  application: string;
  requirement: Requirement;
  document: DocumentView;
}) {
  const slot: Slot = { application, requirement };
  const sending = sendingOf(slot);
  const broken = !sending && document.state !== "clean" ? brokenOff(slot) : null;
  const [tone, state] = STATES[shownState(sending, document, broken)] ?? ["plain", undefined];
  const label = say(requirement.label);
  const working = sending && !["unfit", "failed"].includes(sending.step);
  const locked = document.mark === "accepted";
  return (
    <li class="app-document" id={rowId(requirement.id)} tabIndex={-1}>
      <div class="app-document__head">
        <h2 class="govuk-heading-s app-flat">
          {label}{" "}
          {!document.required && <span class="govuk-!-font-weight-regular">{say(OPTIONAL)}</span>}
        </h2>
        <span role="status">
          {state && (
            <>
              <span class="govuk-visually-hidden">{label}: </span>
              <Tag tone={tone}>{say(state)}</Tag>
            </>
          )}
        </span>
      </div>
      <p class="app-line app-quiet">
        {requirement.help && `${say(requirement.help)} `}
        {fileRule(requirement)}.
      </p>
      {!sending && <Situation document={document} broken={broken} />}
      {sending && <Progress slot={slot} sending={sending} />}
      <div class="app-document__act">
        {!locked && !working && (
          <ChooseFile slot={slot} label={label} replaces={document.file !== null} />
        )}
        {document.file && !sending && (
          <ViewDocument
            link={() => documentLink(application, requirement.id)}
            label={label}
            mediaType={document.file.media_type}
          />
        )}
      </div>
    </li>
  );
}

function shownState(
  sending: Sending | undefined,
  document: DocumentView,
  broken: string | null,
): string {
  if (sending) return sending.step;
  if (broken) return "failed";
  if (document.mark === "accepted") return "accepted";
  if (document.mark === "refused" && document.state === "clean") return "returned";
  if (document.state === "missing" && !document.required) return "optional";
  return document.state;
}

/** What is known of a document that is not on its way. */
function Situation({ document, broken }: { document: DocumentView; broken: string | null }) {
  const { file, verdict, mark_reason, notice } = document;
  const { state } = document;
  return (
    <>
      {mark_reason && <p class="app-reason">{say(OFFICER, { reason: mark_reason })}</p>}
      {broken && <p class="app-reason">{say(BROKEN_OFF, { name: broken })}</p>}
      {state === "refused" && verdict && <p class="app-reason">{verdict}</p>}
      {state === "not_received" && !broken && <p class="app-reason">{say(NOT_RECEIVED)}</p>}
      {state === "checking" && !broken && <p class="app-line">{say(CHECKING)}</p>}
      {notice && <p class="app-notice app-notice--warn app-flat">{notice}</p>}
      {file && (
        <p class="app-line">
          {say(FILE, { format: file.media_type === "application/pdf" ? "PDF" : "JPG" })}
          {file.pages !== null && say(PAGES, { pages: number(file.pages) })}
          {". "}
          {state === "refused" && say(OLD_STAYS)}
        </p>
      )}
    </>
  );
}
