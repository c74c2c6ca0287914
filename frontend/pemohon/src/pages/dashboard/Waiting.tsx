// What waits for the person, each with its button: the most urgent first.

import type { Schemas } from "bersama/api/client.ts";
import { turning } from "bersama/components/turning.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { type Types, typeName } from "../following/types.ts";

const TITLE: Text = {
  id: "{count} hal menunggu Anda",
  en: "{count} {count:thing waits|things wait} for you",
};
const CORRECT: Text = { id: "Perbaiki permohonan {type}", en: "Correct your application: {type}" };
const CORRECT_BY: Text = {
  id: "{receipt}, paling lambat {day}",
  en: "{receipt}, by {day}",
};
const CORRECT_NOW: Text = { id: "Perbaiki sekarang", en: "Correct it now" };
const SURVEYS: Text = {
  id: "Isi {count} survei singkat, lalu unduh {type}",
  en: "Fill in {count} short {count:survey|surveys}, then download: {type}",
};
const FILL_IN: Text = { id: "Isi dan unduh", en: "Fill in and download" };
const UNREAD: Text = {
  id: "{count} pesan baru dari kantor",
  en: "{count} new {count:message|messages} from the office",
};
const READ: Text = { id: "Baca dan balas", en: "Read and reply" };

interface Item {
  what: string;
  facts: string;
  href: string;
  act: Text;
}

export function Waiting(all: {
  applications: readonly Schemas["ApplicationItem"][];
  types: Types;
  permits: readonly Schemas["PermitItem"][];
  unread: number;
}) {
  const items = waiting(all);
  if (items.length === 0) return null;
  return (
    <section class="app-waiting" aria-labelledby="waiting">
      <h2 class="govuk-heading-s app-waiting__title" id="waiting">
        {say(TITLE, { count: items.length })}
      </h2>
      <ul class="govuk-list app-waiting__list">
        {items.map(({ what, facts, href, act }, index) => (
          <li key={href}>
            <p class="govuk-body">
              <strong>{what}</strong>
              {facts && <span class="app-line app-quiet">{turning(facts)}</span>}
            </p>
            <a
              class={`govuk-button${index > 0 ? " govuk-button--secondary" : ""}`}
              href={href}
              aria-label={`${say(act)}: ${what}`}
            >
              {say(act)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function waiting({ applications, types, permits, unread }: Parameters<typeof Waiting>[0]): Item[] {
  const returned = applications
    .filter(({ phase }) => phase === "correction")
    .map(({ application_id, type_id, receipt, due_at }) => ({
      what: say(CORRECT, { type: say(typeName(types, type_id)) }),
      facts: due_at ? say(CORRECT_BY, { receipt, day: dayOf(due_at) }) : receipt,
      href: `/permohonan/${application_id}/perbaikan`,
      act: CORRECT_NOW,
    }));
  const unanswered = permits
    .filter(({ missing_surveys }) => missing_surveys.length > 0)
    .map(({ permit_id, type_name, number, missing_surveys }) => ({
      what: say(SURVEYS, { count: missing_surveys.length, type: type_name }),
      facts: number,
      href: `/izin-saya/${permit_id}`,
      act: FILL_IN,
    }));
  const messages =
    unread > 0
      ? [{ what: say(UNREAD, { count: unread }), facts: "", href: "/pesan", act: READ }]
      : [];
  return [...returned, ...unanswered, ...messages];
}
