import type { Schemas } from "bersama/api/client.ts";
import { Notice, SummaryList } from "bersama/components/shown.tsx";
import { day, dayOf, moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

export type Complaint = Schemas["ComplaintView"];

const CATEGORY: Text = { id: "Tentang", en: "About" };
const FILED: Text = { id: "Dikirim", en: "Sent" };
const OUTCOME: Text = { id: "Hasil", en: "Outcome" };
const UNTIL: Text = { id: "Paling lambat {day}", en: "By {day}" };
const CLOSED: Text = { id: "{outcome} ({day})", en: "{outcome} ({day})" };
const TEXT: Text = { id: "Isi pengaduan", en: "What you wrote" };
const ANSWERED: Text = { id: "Jawaban {role}, {when}", en: "Answer of the {role}, {when}" };
const ERASED: Text = {
  id: "Isi dan jawabannya sudah dihapus; nomor dan hasilnya tetap.",
  en: "What was written is deleted; number and outcome stay.",
};

/** One complaint, and what the office has said of it so far. */
export function ComplaintCard({ complaint }: { complaint: Complaint }) {
  const { number, category, text, filed_at, due_on, answers, outcome_name, closed_at } = complaint;
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
      {answers.map((one) => (
        <Notice key={one.at}>
          <p class="govuk-body-s">{say(ANSWERED, { role: one.by, when: moment(one.at) })}</p>
          <p class="govuk-body app-pre">{one.text}</p>
        </Notice>
      ))}
    </section>
  );
}
