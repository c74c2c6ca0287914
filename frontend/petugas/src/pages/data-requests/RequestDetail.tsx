import { ActForm } from "bersama/components/ActForm.tsx";
import { Radios, TextArea } from "bersama/components/fields.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { answerRequest, requestOf } from "../../api/data-requests.ts";
import { shortMoment } from "../../moments.ts";
import { fieldName } from "./words.ts";

const WHO: Text = { id: "Pemohon", en: "Applicant" };
const NIK: Text = { id: "NIK pada akun", en: "NIK of the account" };
const WHERE: Text = { id: "Bagian", en: "Part of" };
const SUBJECTS: Record<string, Text> = {
  account: { id: "Akun", en: "Account" },
  application: { id: "Permohonan", en: "Application" },
  permit: { id: "Izin", en: "Permit" },
};
const WRONG: Text = { id: "Tertulis", en: "It says" };
const WANTED: Text = { id: "Seharusnya", en: "It should say" };
const REASON: Text = { id: "Alasan", en: "Reason" };
const DUE: Text = { id: "Dijawab paling lambat", en: "Due" };
const OPEN: Text = { id: "Buka berkasnya", en: "Open the file" };
const SCAN: Text = { id: "Cocokkan dengan pindaian KTP", en: "Compare with the scan of the KTP" };
const DECISION: Text = { id: "Keputusan", en: "Decision" };
const DONE: Text = { id: "Dibetulkan", en: "Corrected" };
const DONE_HINT: Text = {
  id: "NIK dan data permohonan yang berjalan dibetulkan seketika; izin yang sudah terbit dicabut lalu diterbitkan lagi.",
  en: "A NIK and data of a running application are corrected at once; an issued permit is revoked and issued anew.",
};
const REFUSED: Text = { id: "Ditolak", en: "Refused" };
const ANSWER: Text = { id: "Jawaban untuk pemohon", en: "Answer to the applicant" };
const SEND: Text = { id: "Kirim jawaban", en: "Send the answer" };

export function RequestDetail({
  request,
  onAnswered,
}: {
  request: string;
  onAnswered: () => Promise<void>;
}) {
  const loaded = useLoaded(() => requestOf(request), [request]);
  const draft = `data-request.${request}`;
  const form = useForm(
    { done: "", answer: "" },
    async ({ done, answer }) => {
      await answerRequest(request, loaded.value?.request.version ?? 0, done === "yes", answer);
      forget(draft);
      await onAnswered();
    },
    {
      restore: () => kept<{ done: string; answer: string }>(draft) ?? {},
      changed: (values) => keep(draft, values),
    },
  );
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const { request: asked, account_id, name, nik } = loaded.value;
  const subject = SUBJECTS[asked.subject];
  const facts: [Text, string][] = [
    [WHO, name],
    [NIK, nik],
    [WHERE, subject ? say(subject) : asked.subject],
    [WRONG, asked.wrong],
    [WANTED, asked.wanted],
    [REASON, asked.reason],
    [DUE, shortMoment(asked.due_at)],
  ];
  return (
    <section class="app-talk" aria-label={fieldName(asked.field)}>
      <h2>{fieldName(asked.field)}</h2>
      <dl class="app-facts">
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value || "–"}</dd>
          </div>
        ))}
      </dl>
      <p class="app-actions">
        <a href={`/petugas/akun-baru/${account_id}`}>{say(SCAN)}</a>
        {asked.subject === "application" && asked.subject_id && (
          <a href={`/petugas/berkas/${asked.subject_id}?baca`}>{say(OPEN)}</a>
        )}
      </p>
      <ActForm act={form} label={say(SEND)}>
        <Radios
          {...form.field("done")}
          label={say(DECISION)}
          options={[
            { value: "yes", label: say(DONE), hint: say(DONE_HINT) },
            { value: "no", label: say(REFUSED) },
          ]}
        />
        <TextArea {...form.field("answer")} label={say(ANSWER)} />
      </ActForm>
    </section>
  );
}
