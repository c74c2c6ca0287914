// How a refusal reaches its person: a summary that takes the focus and leads to each field.

import { useEffect, useRef } from "preact/hooks";

import type { FieldProblem, Problem } from "../api/problem.ts";
import { say, type Text } from "../language.ts";

const AGAIN: Text = { id: "Coba lagi", en: "Try again" };
const REFERENCE: Text = {
  id: "Bila berulang, sebutkan kode ini kepada petugas: {code}",
  en: "If it happens again, tell the office this code: {code}",
};

/**
 * Turns a field's path in the API, such as `data.nomor_str`, into the id of its control. Fields
 * without one on the page are listed without a link.
 */
export type Anchor = (path: string) => string | undefined;

export function ErrorSummary({
  problem,
  anchor = () => undefined,
}: {
  problem: Problem | null;
  anchor?: Anchor;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  if (!problem) return null;
  return (
    <div class="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{problem.title}</h2>
        <div class="govuk-error-summary__body">
          {problem.detail && <p>{problem.detail}</p>}
          {problem.fields.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {problem.fields.map((field) => (
                <li key={field.field + field.code}>
                  <ToField field={field} anchor={anchor(field.field)} />
                </li>
              ))}
            </ul>
          )}
          {problem.status >= 500 && problem.reference && (
            <p class="govuk-body-s">{say(REFERENCE, { code: problem.reference })}</p>
          )}
        </div>
      </div>
    </div>
  );
}

function ToField({ field, anchor }: { field: FieldProblem; anchor: string | undefined }) {
  if (!anchor) return <>{field.message}</>;
  const lead = (event: Event) => {
    const control = document.getElementById(anchor);
    if (!control) return;
    event.preventDefault();
    control.scrollIntoView({ block: "center" });
    control.focus();
  };
  return (
    <a href={`#${anchor}`} onClick={lead}>
      {field.message}
    </a>
  );
}

/** For a page that could not be loaded. */
export function FailedToLoad({ problem, again }: { problem: Problem; again: () => void }) {
  return (
    <div class="app-notice app-notice--bad" role="alert">
      <p class="govuk-body govuk-!-font-weight-bold">{problem.title}</p>
      <p class="govuk-body">{problem.detail}</p>
      {(problem.status === 0 || problem.status >= 500 || problem.status === 429) && (
        <button type="button" class="govuk-button govuk-button--secondary" onClick={again}>
          {say(AGAIN)}
        </button>
      )}
    </div>
  );
}
