import { say, type Text } from "bersama/language.ts";

import type { Application } from "./application.ts";

const FOR: Text = {
  id: "Anda mengerjakan ini sebagai operator {institution} untuk {name}, yang tetap pemohonnya.",
  en: "You work on this as an operator of {institution}, for {name}, who stays the applicant.",
};

/** For an operator: whose it is. */
export function WorksFor({
  whose: { owner_id, institution, responsible: name },
}: {
  whose: NonNullable<Application["works_for"]>;
}) {
  return (
    <p class="govuk-inset-text">
      <a class="govuk-link" href={`/operator/lembaga/${owner_id}`}>
        {say(FOR, { institution, name })}
      </a>
    </p>
  );
}
