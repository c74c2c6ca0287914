// A draft: what is done, what is missing, and the way to each.

import { answer, api } from "bersama/api/client.ts";
import { Dialog } from "bersama/components/Dialog.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Tag, type Tone } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import {
  type Application,
  type ApplicationAndRules,
  fieldsFor,
  isPlaces,
  kindName,
  pathOf,
} from "./application.ts";
import { isAt } from "./form/paths.ts";
import { isEmpty } from "./form/values.ts";
import { HandOver } from "./HandOver.tsx";

const STARTED: Text = {
  id: "{kind} · dimulai {day} · nomor tanda terima {receipt}",
  en: "{kind} · started {day} · receipt {receipt}",
};
const ORDER: Text = {
  id: "Boleh dikerjakan tidak berurutan. Semua tersimpan; Anda dapat berhenti dan melanjutkan kapan saja, juga dari perangkat lain.",
  en: "Do these in any order. Everything is saved: you can stop and go on at any time, also from another device.",
};
const DATA: Text = { id: "Isi data", en: "Fill in the details" };
const PLACES: Text = { id: "Pilih lokasi", en: "Choose places" };
const DOCUMENTS: Text = { id: "Unggah dokumen", en: "Upload documents" };
const CHECK: Text = { id: "Periksa dan kirim", en: "Check and send" };
const NOT_YET: Text = { id: "Belum dimulai", en: "Not started" };
const TO_DO: Text = { id: "Masih kurang {count}", en: "{count} to do" };
const DONE: Text = { id: "Selesai", en: "Done" };
const READY: Text = { id: "Siap dikirim", en: "Ready to send" };
const FIRST: Text = { id: "Lengkapi dahulu", en: "Complete the rest first" };
const DISCARD: Text = { id: "Hapus draf ini", en: "Discard this draft" };
const SURE: Text = { id: "Hapus draf ini?", en: "Discard this draft?" };
const SURE_TEXT: Text = {
  id: "Isian dan dokumen draf ini tidak dapat dikembalikan. Permohonan Anda yang lain tidak terpengaruh.",
  en: "Its entries and documents cannot be brought back. Your other applications are not affected.",
};
const YES: Text = { id: "Ya, hapus", en: "Yes, discard it" };
const NO: Text = { id: "Tidak, simpan", en: "No, keep it" };

interface Task {
  part: string;
  label: Text;
  tone: Tone;
  state: string;
  open: boolean;
}

export function TaskList({ shown: { application, rules } }: { shown: ApplicationAndRules }) {
  const id = application.application_id;
  const fields = fieldsFor(rules, application.kind);
  const task = (part: string, label: Text, begun: boolean, missing: number): Task => ({
    part,
    label,
    open: true,
    tone: missing === 0 ? "good" : begun ? "warn" : "plain",
    state: missing === 0 ? say(DONE) : begun ? say(TO_DO, { count: missing }) : say(NOT_YET),
  });
  const filled = (places: boolean) => {
    const here = fields.filter((rule) => isPlaces(rule) === places);
    const begun = here.some((rule) => !isEmpty(application.data[rule.id]));
    const missing = here.filter((rule) =>
      application.shortcomings.some((item) => isAt(item.field, rule)),
    );
    return [begun, missing.length] as const;
  };
  const ready = application.shortcomings.length === 0;
  const tasks = [
    task("data", DATA, ...filled(false)),
    ...(fields.some(isPlaces) ? [task("lokasi", PLACES, ...filled(true))] : []),
    task(
      "dokumen",
      DOCUMENTS,
      application.documents.some((document) => document.state !== "missing"),
      application.shortcomings.filter((item) => item.field.startsWith("documents.")).length,
    ),
    {
      part: "periksa",
      label: CHECK,
      tone: ready ? "waiting" : "plain",
      state: say(ready ? READY : FIRST),
      open: ready,
    } satisfies Task,
  ];
  return (
    <>
      <p class="govuk-body app-quiet">
        {say(STARTED, {
          kind: kindName(application.kind),
          day: dayOf(application.created_at),
          receipt: application.receipt,
        })}
      </p>
      <p class="govuk-body">{say(ORDER)}</p>
      <ul class="govuk-task-list">
        {tasks.map((item) => (
          <li
            key={item.part}
            class={`govuk-task-list__item${item.open ? " govuk-task-list__item--with-link" : ""}`}
          >
            <div class="govuk-task-list__name-and-hint">
              {item.open ? (
                <a
                  class="govuk-link govuk-task-list__link"
                  href={pathOf(id, item.part)}
                  aria-describedby={`state-${item.part}`}
                >
                  {say(item.label)}
                </a>
              ) : (
                say(item.label)
              )}
            </div>
            <div class="govuk-task-list__status" id={`state-${item.part}`}>
              <Tag tone={item.tone}>{item.state}</Tag>
            </div>
          </li>
        ))}
      </ul>
      {isLoose(application) && <HandOver id={id} />}
      <Discard application={application} />
    </>
  );
}

/** What is bound to no person but by being begun: a renewal belongs to the holder of its permit, and
 * an institution's draft is its applicant's to give away. */
const isLoose = ({ renews, works_for }: Application) => !renews && !works_for;

function Discard({ application }: { application: Application }) {
  const { route } = useLocation();
  const [asked, ask] = useState(false);
  const { run, busy, problem } = useAct(async () => {
    await answer(
      api.POST("/api/applications/{application_id}/withdraw", {
        params: { path: { application_id: application.application_id } },
        body: { reason: null },
      }),
    );
    const owner = application.works_for?.owner_id;
    route(owner ? `/operator/lembaga/${owner}` : "/beranda");
  });
  return (
    <>
      <button type="button" class="app-link-button" onClick={() => ask(true)}>
        {say(DISCARD)}
      </button>
      {asked && (
        <Dialog title={say(SURE)} onCancel={() => ask(false)}>
          <ErrorSummary problem={problem} />
          <p class="govuk-body">{say(SURE_TEXT)}</p>
          <div class="app-actions">
            <Button type="button" kind="warning" busy={busy} onClick={() => void run()}>
              {say(YES)}
            </Button>
            <Button type="button" kind="secondary" onClick={() => ask(false)}>
              {say(NO)}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
