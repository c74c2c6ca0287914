import type { Schemas } from "bersama/api/client.ts";
import { Notice, SummaryList } from "bersama/components/shown.tsx";
import { day, dayOf, moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { Reply } from "./Reply.tsx";

export type Complaint = Schemas["ComplaintView"];

const CATEGORY: Text = { id: "Tentang", en: "About" };
const FILED: Text = { id: "Dikirim", en: "Sent" };
const OUTCOME: Text = { id: "Hasil", en: "Outcome" };
const UNTIL: Text = { id: "Paling lambat {day}", en: "By {day}" };
const CLOSED: Text = { id: "{outcome} ({day})", en: "{outcome} ({day})" };
const TEXT: Text = { id: "Isi pengaduan", en: "What you wrote" };
const ANSWERED: Text = { id: "Jawaban {role}, {when}", en: "Answer of the {role}, {when}" };
const ADDED: Text = { id: "Pesan Anda, {when}", en: "Your message, {when}" };
const ERASED: Text = {
  id: "Isi dan jawabannya sudah dihapus; nomor dan hasilnya tetap.",
  en: "What was written is deleted; number and outcome stay.",
};

/** One complaint, and what either side has said of it so far. `send` adds something to it. */
export function ComplaintCard({
  complaint: given,
  send,
}: {
  complaint: Complaint;
  send: (text: string) => Promise<Complaint>;
}) {
  const [complaint, setComplaint] = useState(given);
  const { number, category, text, filed_at, due_on, outcome_name, closed_at } = complaint;
  const outcome =
    outcome_name && closed_at
      ? say(CLOSED, { outcome: outcome_name, day: dayOf(closed_at) })
      : say(UNTIL, { day: day(due_on) });
  return (
    <section class="app-card" aria-label={number}>
      <h2 class="govuk-heading-m">{number}</h2>
      <SummaryList
        rows={[
          [say(CATEGORY), category],
          [say(FILED), moment(filed_at)],
          [say(OUTCOME), outcome],
          [say(TEXT), text && <span class="app-pre">{text}</span>],
        ]}
      />
      {complaint.erased && <p class="govuk-body">{say(ERASED)}</p>}
      {saidSince(complaint).map(({ at, said, text: words }) => (
        <Notice key={at}>
          <p class="govuk-body-s">{said}</p>
          <p class="govuk-body app-pre">{words}</p>
        </Notice>
      ))}
      {complaint.may_reply && (
        <Reply number={number} send={async (words) => setComplaint(await send(words))} />
      )}
    </section>
  );
}

/** In the order in which it was said. */
const saidSince = ({ answers, replies }: Complaint) =>
  [
    ...answers.map((one) => ({
      ...one,
      said: say(ANSWERED, { role: one.by, when: moment(one.at) }),
    })),
    ...replies.map((one) => ({ ...one, said: say(ADDED, { when: moment(one.at) }) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
