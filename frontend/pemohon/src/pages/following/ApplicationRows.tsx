import type { Schemas } from "bersama/api/client.ts";
import { day, dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { StatusTag } from "./phases.tsx";
import { type Types, typeName } from "./types.ts";

const ENTERED: Text = { id: "Dikirim {day}", en: "Sent {day}" };
const BEGUN: Text = { id: "Dibuat {day}", en: "Begun {day}" };
const REGISTERED: Text = { id: "No. registrasi {number}", en: "Registration no. {number}" };
const PROMISED: Text = { id: "Selesai paling lambat {day}", en: "Due by {day}" };
const CORRECT_BY: Text = { id: "Perbaiki paling lambat {day}", en: "Correct by {day}" };
const PROGRESS: Text = {
  id: "{done} dari {total} tahap selesai",
  en: "{done} of {total} steps done",
};

type Summary = Schemas["ApplicationItem"];

/** One row per application, as a list: a wide table does not fit a phone. */
export function ApplicationRows({ items, types }: { items: readonly Summary[]; types: Types }) {
  return (
    <ul class="govuk-list app-rows">
      {items.map((item) => (
        <li key={item.application_id}>
          <p class="govuk-body">
            <a
              class="govuk-link govuk-!-font-weight-bold"
              href={`/permohonan/${item.application_id}`}
            >
              {say(typeName(types, item.type_id))}
            </a>{" "}
            <StatusTag phase={item.phase} accepted={item.registration_number !== null} />
          </p>
          <p class="govuk-body-s">{facts(item).join(" · ")}</p>
          {item.steps_total > 0 && isRunning(item) && (
            <progress
              class="app-progress"
              max={item.steps_total}
              value={item.steps_done}
              aria-label={say(PROGRESS, { done: item.steps_done, total: item.steps_total })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

const isRunning = ({ phase }: Summary) => ["review", "correction", "signing"].includes(phase);

function facts(item: Summary): string[] {
  if (!item.submitted_at) return [item.receipt, say(BEGUN, { day: dayOf(item.created_at) })];
  const known = [item.receipt, say(ENTERED, { day: dayOf(item.submitted_at) })];
  if (item.registration_number) known.push(say(REGISTERED, { number: item.registration_number }));
  if (item.phase === "correction" && item.due_at)
    known.push(say(CORRECT_BY, { day: dayOf(item.due_at) }));
  else if (isRunning(item) && item.promised_on)
    known.push(say(PROMISED, { day: day(item.promised_on) }));
  return known;
}
