import { answer, api, idempotencyKey } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";

import {
  type Application,
  type ApplicationAndRules,
  documentsFor,
  fieldsFor,
  pathOf,
  useApplication,
} from "./application.ts";
import { Back } from "./Back.tsx";
import { DocumentRows } from "./documents/DocumentRows.tsx";
import { FieldControl } from "./form/FieldControl.tsx";
import { Fields } from "./form/Fields.tsx";
import { refuseUnless } from "./form/incomplete.ts";
import { anchorOf } from "./form/paths.ts";
import { SavedStatus } from "./form/SavedStatus.tsx";
import { useSaver } from "./form/useSaver.ts";

const Papers = later(async () => (await import("./documents/Papers.tsx")).Papers);

const TITLE: Text = { id: "Perbaiki permohonan", en: "Correct your application" };
const ASKED: Text = {
  id: "Petugas meminta perbaikan di bawah ini. Yang lain sudah baik dan tidak perlu diulang.",
  en: "An officer asks for the corrections below. All the rest is fine and need not be done again.",
};
const UNTIL: Text = {
  id: "Kirim perbaikan paling lambat {day}. Waktu Anda memperbaiki tidak dihitung dalam waktu proses kami.",
  en: "Send it by {day}. The time you take is not counted.",
};
const SAYS: Text = { id: "Pesan petugas:", en: "The officer says:" };
const DATA: Text = { id: "Isian yang harus diperbaiki", en: "Entries to correct" };
const DOCUMENTS: Text = { id: "Dokumen yang harus diganti", en: "Documents to replace" };
const REASON: Text = { id: "Catatan petugas: {reason}", en: "The officer says: {reason}" };
const SEND: Text = { id: "Kirim perbaikan", en: "Send the correction" };
const NOT_YET: Text = { id: "Perbaikan belum lengkap", en: "The correction is not complete" };
const NOT_YET_DETAIL: Text = {
  id: "Ganti dahulu dokumen ini dan tunggu sampai lolos periksa:",
  en: "First replace these documents, and wait until they are checked:",
};
const SENT: Text = { id: "Perbaikan terkirim", en: "The correction was sent" };
const SENT_TEXT: Text = {
  id: "Petugas melanjutkan pemeriksaan dari tahap yang sama.",
  en: "The review goes on at the same step.",
};
const NOTHING: Text = {
  id: "Tidak ada perbaikan yang diminta untuk permohonan ini.",
  en: "No correction is asked for.",
};
const FOLLOW: Text = { id: "Lihat permohonan", en: "See the application" };

/** `/permohonan/:id/perbaikan` */
export default function Correction({ id }: { id: string }) {
  const loaded = useApplication(id);
  const [sent, setSent] = useState(false);
  return (
    <Page title={say(TITLE)} caption={loaded.value?.application.type_name} narrow>
      <Show loaded={loaded}>
        {(found) =>
          found.application.phase === "correction" && !sent ? (
            <Correcting
              shown={found}
              onFresh={(application) => loaded.put({ ...found, application })}
              onSent={() => setSent(true)}
            />
          ) : (
            <Notice tone={sent ? "good" : "plain"}>
              {sent && <h2 class="govuk-heading-m">{say(SENT)}</h2>}
              <p class="govuk-body" role="status">
                {say(sent ? SENT_TEXT : NOTHING)}
              </p>
              <a class="govuk-link" href={pathOf(id)}>
                {say(FOLLOW)}
              </a>
            </Notice>
          )
        }
      </Show>
    </Page>
  );
}

function Correcting({
  shown: { application, rules },
  onFresh,
  onSent,
}: {
  shown: ApplicationAndRules;
  onFresh: (application: Application) => void;
  onSent: () => void;
}) {
  const id = application.application_id;
  const asked = application.correction;
  const reasonOf = (field: string) => asked?.fields.find((item) => item.field === field)?.reason;
  const fields = fieldsFor(rules, application.kind).filter((rule) => reasonOf(rule.id));
  const requirements = documentsFor(rules, application.kind).filter(
    ({ id: name }) =>
      asked?.documents[name] !== undefined ||
      application.documents.find((document) => document.id === name)?.mark === "refused",
  );
  const saver = useSaver(application, "perbaikan", fields, onFresh);
  const key = useRef({ version: 0, header: idempotencyKey() });
  const act = useAct(async () => {
    await saver.flush();
    refuseUnless(saver, fields);
    refuseUnlessReplaced(application);
    const { version } = saver.latest.version > application.version ? saver.latest : application;
    if (key.current.version !== version) key.current = { version, header: idempotencyKey() };
    await answer(
      api.POST("/api/applications/{application_id}/resubmit", {
        params: { path: { application_id: id }, header: key.current.header },
        body: { version },
      }),
    );
    onSent();
  });
  const anchor = (path: string) => (path.startsWith("documents.") ? path : anchorOf(path, fields));
  return (
    <>
      <Back href={pathOf(id)} />
      <ActForm act={act} label={say(SEND)} anchor={anchor}>
        <p class="govuk-body">{say(ASKED)}</p>
        {asked?.until && <p class="govuk-body">{say(UNTIL, { day: dayOf(asked.until) })}</p>}
        {asked?.message && (
          <Notice tone="warn">
            <p class="govuk-body govuk-!-font-weight-bold">{say(SAYS)}</p>
            <p class="govuk-body app-pre">{asked.message}</p>
          </Notice>
        )}
        {fields.length > 0 && (
          <>
            <h2 class="govuk-heading-m">{say(DATA)}</h2>
            <SavedStatus saver={saver} />
            <Fields
              saver={saver}
              rules={fields}
              control={FieldControl}
              above={(rule) => (
                <p class="app-reason">{say(REASON, { reason: reasonOf(rule.id) ?? "" })}</p>
              )}
            />
          </>
        )}
        {requirements.length > 0 && (
          <>
            <h2 class="govuk-heading-m">{say(DOCUMENTS)}</h2>
            <Papers application={application} onFresh={onFresh} />
            <DocumentRows application={application} requirements={requirements} onFresh={onFresh} />
          </>
        )}
      </ActForm>
    </>
  );
}

function refuseUnlessReplaced({ shortcomings, documents }: Application): void {
  const open = shortcomings.filter((item) => item.field.startsWith("documents."));
  if (open.length === 0) return;
  const nameOf = (field: string) =>
    documents.find((document) => field === `documents.${document.id}`)?.label ?? field;
  throw new Problem(
    400,
    "incomplete",
    say(NOT_YET),
    say(NOT_YET_DETAIL),
    open.map((item) => ({ ...item, message: `${nameOf(item.field)}: ${item.message}` })),
  );
}
