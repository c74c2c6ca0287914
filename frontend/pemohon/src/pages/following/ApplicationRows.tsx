import type { Schemas } from "bersama/api/client.ts";
import { turning } from "bersama/components/turning.tsx";
import { day, dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { StatusTag } from "./phases.tsx";
import { isRunning, Track } from "./Track.tsx";
import { type Types, typeName } from "./types.ts";

const ENTERED: Text = { id: "dikirim {day}", en: "sent {day}" };
const BEGUN: Text = { id: "dibuat {day}", en: "begun {day}" };
const RECEIPT: Text = { id: "Tanda terima {receipt}", en: "Receipt {receipt}" };
const REGISTERED: Text = {
  id: "No. registrasi {number}, {day}",
  en: "Registration no. {number}, {day}",
};
const NOT_REGISTERED: Text = {
  id: "No. registrasi: belum diproses",
  en: "Registration no.: not processed yet",
};
const PROMISED: Text = { id: "Selesai paling lambat {day}.", en: "Due by {day}." };
const CORRECT_BY: Text = { id: "Perbaiki paling lambat {day}", en: "Correct it by {day}" };

type Item = Schemas["ApplicationItem"];

/** One card per application: a wide table does not fit a phone. What is urgent is a link. */
export function ApplicationRows({ items, types }: { items: readonly Item[]; types: Types }) {
  return (
    <ul class="app-files">
      {items.map((item) => (
        <li class="app-files__one" key={item.application_id}>
          <p class="app-files__head">
            <a
              class="govuk-link govuk-!-font-weight-bold"
              href={`/permohonan/${item.application_id}`}
            >
              {say(typeName(types, item.type_id))}
              {item.subject && <span class="app-files__subject">{item.subject}</span>}
            </a>
            <StatusTag phase={item.phase} accepted={item.registration_number !== null} />
          </p>
          <p class="govuk-body-s app-quiet">
            {numbers(item).map((fact) => (
              <span class="app-fact" key={fact}>
                {turning(fact)}
              </span>
            ))}
          </p>
          <Track item={item} />
          {item.phase === "correction" && item.due_at && (
            <p class="govuk-body">
              <a
                class="govuk-link govuk-!-font-weight-bold"
                href={`/permohonan/${item.application_id}/perbaikan`}
              >
                {say(CORRECT_BY, { day: dayOf(item.due_at) })}
              </a>
            </p>
          )}
          {item.phase !== "correction" && isRunning(item) && item.promised_on && (
            <p class="govuk-body">{say(PROMISED, { day: day(item.promised_on) })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function numbers({ receipt, submitted_at, created_at, ...item }: Item): string[] {
  const own = say(RECEIPT, { receipt });
  if (!submitted_at) return [`${own}, ${say(BEGUN, { day: dayOf(created_at) })}`];
  const sent = `${own}, ${say(ENTERED, { day: dayOf(submitted_at) })}`;
  if (item.registration_number && item.accepted_on) {
    const day_ = day(item.accepted_on);
    return [say(REGISTERED, { number: item.registration_number, day: day_ }), sent];
  }
  return item.phase === "review" ? [say(NOT_REGISTERED), sent] : [sent];
}
