// Which roles somebody has: a box for each that the office knows.

import { ErrorMessage, errorId } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";

import { dashboard } from "../../counters.ts";

const ROLES: Text = { id: "Peran", en: "Roles" };
const TWO: Text = {
  id: "Peran yang ditambahkan berlaku setelah kepala dinas atau administrator lain menyetujuinya.",
  en: "A role that is added counts once the head or another administrator agrees.",
};
const ADMINISTRATOR = { role: "administrator", label: "Administrator" };

export function Roles({
  id,
  value,
  onValue,
  error,
}: {
  id: string;
  value: readonly string[];
  onValue: (roles: string[]) => void;
  error: string | undefined;
}) {
  const known = [...(dashboard.value?.roles ?? []), ADMINISTRATOR];
  return (
    <fieldset
      class="govuk-form-group govuk-fieldset app-roles"
      id={id}
      aria-describedby={error ? errorId(id) : undefined}
    >
      <legend class="govuk-fieldset__legend">{say(ROLES)}</legend>
      <p class="govuk-hint">{say(TWO)}</p>
      <ErrorMessage id={id} error={error} />
      {known.map(({ role, label }) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={value.includes(role)}
            onChange={({ currentTarget }) =>
              onValue(
                currentTarget.checked ? [...value, role] : value.filter((other) => other !== role),
              )
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
