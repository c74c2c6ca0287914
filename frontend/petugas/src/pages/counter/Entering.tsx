import { idempotencyKey } from "bersama/api/client.ts";
import type { FieldProblem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";

import { type CounterFile, type Receipt, saveAnswers, sendFor } from "../../api/counter.ts";
import { Answer } from "../../components/Answer.tsx";
import { PaperRow } from "./PaperRow.tsx";
import { ConsentSlip, PrintConsent } from "./Slips.tsx";

const ANSWERS: Text = { id: "Isian", en: "Answers" };
const SAVE: Text = { id: "Simpan isian", en: "Save the answers" };
const SAVED: Text = { id: "Isian tersimpan.", en: "The answers are saved." };
const SOME_WRONG: Text = {
  id: "Yang lain tersimpan; {count} isian perlu diperbaiki.",
  en: "The others are saved; {count} {count:answer needs|answers need} correcting.",
};
const PAPERS: Text = { id: "Dokumen", en: "Documents" };
const SEND: Text = { id: "Kirim", en: "Send" };
const LACKS: Text = { id: "Yang masih kurang:", en: "What is still missing:" };
const READY: Text = {
  id: "Semuanya lengkap. Bacakan isiannya kepada pemohon sebelum mengirim.",
  en: "All of it is there. Read the answers to the applicant before you send them.",
};
const SEND_FOR: Text = { id: "Kirim untuk pemohon", en: "Send it for the applicant" };

/** The form, the papers and the sending of one application; `put` takes what the service answers. */
export function Entering({
  file,
  put,
  onSent,
}: {
  file: CounterFile;
  put: (file: CounterFile) => void;
  onSent: (receipt: Receipt) => void;
}) {
  const { application, rules } = file;
  const key = useRef(idempotencyKey());
  const send = useAct(async () =>
    onSent(await sendFor(application.application_id, application.version, key.current)),
  );
  const papers = rules.documents.filter((one) => fits(one, application.kind));
  const first = [...papers].sort((a, b) => +(b.id === file.consent) - +(a.id === file.consent));
  return (
    <>
      <ConsentSlip file={file} />
      <Answers file={file} put={put} />
      <section class="app-panel app-panel--pad app-counter" aria-label={say(PAPERS)}>
        <h2>{say(PAPERS)}</h2>
        <PrintConsent />
        <ul class="app-counter__papers">
          {first.map((rule) => (
            <PaperRow
              key={rule.id}
              rule={rule}
              row={application.documents.find(({ id }) => id === rule.id)}
              application_id={application.application_id}
              put={put}
            />
          ))}
        </ul>
      </section>
      <section class="app-panel app-panel--pad app-counter" aria-label={say(SEND)}>
        <h2>{say(SEND)}</h2>
        <ErrorSummary problem={send.problem} />
        {application.shortcomings.length > 0 ? (
          <>
            <p>{say(LACKS)}</p>
            <ul class="app-counter__lacks">
              {application.shortcomings.map(({ field, message }) => (
                <li key={field}>
                  {nameOf(field, rules)}: {message}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{say(READY)}</p>
        )}
        <button
          type="button"
          class="app-button app-button--first"
          aria-disabled={application.shortcomings.length > 0 || send.busy || undefined}
          onClick={() => application.shortcomings.length === 0 && void send.run()}
        >
          {say(SEND_FOR)}
        </button>
      </section>
    </>
  );
}

/** Of the question or document behind `data.judul` or `documents.ktp`. */
function nameOf(path: string, { fields, documents }: CounterFile["rules"]): string {
  const [part, id] = path.split(".");
  const found = (part === "data" ? fields : documents).find((one) => one.id === id);
  return found ? say(found.label) : path;
}

const fits = ({ only_for }: { only_for: string | null }, kind: string) =>
  only_for === null || only_for === kind;

function Answers({ file, put }: { file: CounterFile; put: (file: CounterFile) => void }) {
  const { application, rules } = file;
  const [typed, setTyped] = useState<Record<string, unknown>>(application.data);
  const [wrong, setWrong] = useState<readonly FieldProblem[]>([]);
  const questions = rules.fields.filter((one) => fits(one, application.kind));
  const save = useAct(async () => {
    const data = Object.fromEntries(questions.map(({ id }) => [id, typed[id] ?? null]));
    const saved = await saveAnswers(application.application_id, data);
    setWrong(saved.problems);
    put(saved.file);
  });
  return (
    <section class="app-panel app-panel--pad app-counter" aria-label={say(ANSWERS)}>
      <h2>{say(ANSWERS)}</h2>
      <ActForm act={save} label={say(SAVE)} kind="secondary">
        {questions.map((rule) => (
          <Answer
            key={rule.id}
            rule={rule}
            id={`data.${rule.id}`}
            value={typed[rule.id]}
            onValue={(value) => setTyped((before) => ({ ...before, [rule.id]: value }))}
            error={problemOf(wrong, rule.id)?.message}
          />
        ))}
        <p role="status">
          {save.done && say(wrong.length ? SOME_WRONG : SAVED, { count: wrong.length })}
        </p>
      </ActForm>
    </section>
  );
}

const problemOf = (problems: readonly FieldProblem[], id: string) =>
  problems.find(({ field }) => field === `data.${id}` || field.startsWith(`data.${id}.`));
