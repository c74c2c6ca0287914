import { ActForm } from "bersama/components/ActForm.tsx";
import { Select, TextArea } from "bersama/components/fields.tsx";
import { ErrorSummary, FailedToLoad } from "bersama/components/problems.tsx";
import { Button, Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";

import {
  answerComplaint,
  complaintOf,
  type Detail,
  type Outcome,
  readComplaint,
} from "../../api/complaints.ts";
import { StateTag } from "../../components/StateTag.tsx";
import { shortMoment } from "../../moments.ts";

const WHO: Text = { id: "Pengadu", en: "Who complains" };
const NAMELESS: Text = { id: "Tanpa nama", en: "Without a name" };
const CATEGORY: Text = { id: "Tentang", en: "About" };
const FILED: Text = { id: "Masuk", en: "Filed" };
const DUE: Text = { id: "Hasil paling lambat", en: "Outcome due" };
const OUTCOME: Text = { id: "Hasil", en: "Outcome" };
const SAID: Text = { id: "Isi pengaduan", en: "The complaint" };
const ERASED: Text = {
  id: "Isi dan jawabannya sudah dihapus.",
  en: "What was written is deleted.",
};
const ANSWERS: Text = { id: "Jawaban dan pesan", en: "Answers and messages" };
const COMPLAINANT: Text = { id: "Pengadu", en: "Whoever complained" };
const READ: Text = { id: "Sudah dibaca, tidak perlu dijawab", en: "Read, needs no answer" };
const NO_ANSWER: Text = { id: "Belum dijawab.", en: "Not answered yet." };
const ANSWER: Text = { id: "Jawaban untuk pengadu", en: "Answer to whoever complained" };
const ANSWER_HINT: Text = {
  id: "Dibaca pengadu. Jangan menyebut nama orang lain.",
  en: "Whoever complained reads it. Do not name others.",
};
const GIVE: Text = { id: "Hasil", en: "Outcome" };
const GIVE_HINT: Text = {
  id: "Kosongkan bila ini jawaban sementara. Dengan hasil, pengaduan selesai.",
  en: "Leave it empty for an answer on the way. With an outcome the complaint is closed.",
};
const STILL_OPEN: Text = { id: "Belum ada hasil", en: "No outcome yet" };
const SEND: Text = { id: "Kirim jawaban", en: "Send the answer" };

const EMPTY = { text: "", outcome: "" };

export function ComplaintDetail({
  complaint,
  onClosed,
  onRead,
}: {
  complaint: string;
  onRead: () => Promise<void>;
  onClosed: () => Promise<void>;
}) {
  const loaded = useLoaded(() => complaintOf(complaint), [complaint]);
  const draft = `complaint.${complaint}`;
  const form = useForm(
    EMPTY,
    async ({ text, outcome }) => {
      const version = loaded.value?.version ?? 0;
      const chosen = (outcome || null) as Outcome | null; // one of the options
      const after = await answerComplaint(complaint, version, text, chosen);
      forget(draft);
      form.restore(EMPTY);
      const wasUnread = loaded.value?.unread;
      loaded.put(after);
      if (chosen) await onClosed();
      else if (wasUnread) await onRead();
    },
    {
      restore: () => kept<typeof EMPTY>(draft) ?? {},
      changed: (values) => keep(draft, values),
    },
  );
  const read = useAct(async () => {
    loaded.put(await readComplaint(complaint, loaded.value?.version ?? 0));
    await onRead();
  });
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const { answerable, outcomes, unread, complaint: shown } = loaded.value;
  const said = saidSince(shown);
  return (
    <section class="app-talk" aria-label={shown.number}>
      <h2>
        {shown.number} {loaded.value.overdue && <StateTag state="overdue" />}
      </h2>
      <Facts detail={loaded.value} />
      <h3>{say(SAID)}</h3>
      <p class="app-pre">{shown.erased ? say(ERASED) : shown.text}</p>
      <h3>{say(ANSWERS)}</h3>
      {said.length === 0 && <p class="app-quiet">{say(NO_ANSWER)}</p>}
      {said.map((one) => (
        <div key={one.at}>
          <p class="app-pre">{one.text}</p>
          <p class="app-quiet">
            {one.by}, {shortMoment(one.at)}
          </p>
        </div>
      ))}
      {answerable && unread && (
        <>
          <ErrorSummary problem={read.problem} />
          <div class="app-actions">
            <Button kind="secondary" type="button" busy={read.busy} onClick={() => void read.run()}>
              {say(READ)}
            </Button>
          </div>
        </>
      )}
      {answerable && (
        <ActForm act={form} label={say(SEND)}>
          <TextArea {...form.field("text")} label={say(ANSWER)} hint={say(ANSWER_HINT)} />
          <Select
            {...form.field("outcome")}
            label={say(GIVE)}
            hint={say(GIVE_HINT)}
            prompt={say(STILL_OPEN)}
            options={outcomes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ActForm>
      )}
    </section>
  );
}

/** What either side said since, in the order in which it was. */
const saidSince = ({ answers, replies }: Detail["complaint"]) =>
  [...answers, ...replies.map((one) => ({ ...one, by: say(COMPLAINANT) }))].sort((a, b) =>
    a.at < b.at ? -1 : 1,
  );

function Facts({ detail }: { detail: Detail }) {
  const { name, complaint } = detail;
  const facts: [Text, string | null][] = [
    [WHO, name ?? say(NAMELESS)],
    [CATEGORY, complaint.category],
    [FILED, shortMoment(complaint.filed_at)],
    [DUE, day(complaint.due_on)],
    [OUTCOME, complaint.outcome_name],
  ];
  return (
    <dl class="app-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
