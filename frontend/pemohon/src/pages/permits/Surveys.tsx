import type { Schemas } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { loadForms, Poll, Questionnaire, Testimonial } from "./forms.tsx";

const TITLE: Text = {
  id: "{count} survei singkat sebelum mengunduh",
  en: "{count} short {count:survey|surveys} before the download",
};
const WHICH: Text = { id: "Survei {number} dari {count}", en: "Survey {number} of {count}" };

const ORDER = ["poll", "testimonial", "questionnaire"] as const;
const FORMS = { poll: Poll, testimonial: Testimonial, questionnaire: Questionnaire };

/** One form at a time; each opens the next, the last one the download (docs/domain.md §1.21). */
export function Surveys({
  permit,
  onGiven,
}: {
  permit: Schemas["PermitDetail"];
  onGiven: (permit: Schemas["PermitDetail"]) => void;
}) {
  const forms = useLoaded(loadForms, []);
  const next = ORDER.findIndex((kind) => permit.missing_surveys.includes(kind));
  const kind = ORDER[next];
  if (!kind) return null;
  const Form = FORMS[kind];
  return (
    <section aria-labelledby="survei">
      <span class="govuk-caption-m">{say(WHICH, { number: next + 1, count: ORDER.length })}</span>
      <h2 class="govuk-heading-m" id="survei">
        {say(TITLE, { count: ORDER.length })}
      </h2>
      <Show loaded={forms}>
        {(all) => <Form key={kind} forms={all} permitId={permit.permit_id} onGiven={onGiven} />}
      </Show>
    </section>
  );
}
