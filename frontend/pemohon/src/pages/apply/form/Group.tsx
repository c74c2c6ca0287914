import { ErrorMessage, errorId } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

const OPTIONAL: Text = { id: "(tidak wajib)", en: "(optional)" };

export interface Question {
  id: string;
  label: string;
  hint: string | undefined;
  optional: boolean;
  error: string | undefined;
}

/** Several controls that answer one question. */
export function Group({
  id,
  label,
  hint,
  optional,
  error,
  children,
}: Question & { children: ComponentChildren }) {
  const described = [hint && `${id}-group-hint`, error && errorId(id)].filter(Boolean).join(" ");
  return (
    <div class={`govuk-form-group${error ? " govuk-form-group--error" : ""}`}>
      <fieldset class="govuk-fieldset" aria-describedby={described || undefined}>
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">
          {label} {optional && <span class="govuk-!-font-weight-regular">{say(OPTIONAL)}</span>}
        </legend>
        {hint && (
          <div id={`${id}-group-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        <ErrorMessage id={id} error={error} />
        {children}
      </fieldset>
    </div>
  );
}
