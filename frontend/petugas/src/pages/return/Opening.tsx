import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { type Return, withCode } from "../review/composing.ts";
import type { Reason } from "../review/file.ts";

const TITLE: Text = { id: "Kalimat pembuka", en: "Opening" };
const GENERAL: Text = { id: "Alasan umum (tidak wajib)", en: "General reasons (optional)" };
const LENGTH: Text = { id: "{length} dari {most} huruf", en: "{length} of {most} letters" };

const MOST = 2000;

export function Opening({
  draft,
  reasons,
  change,
}: {
  draft: Return;
  reasons: readonly Reason[];
  change: (to: Return) => void;
}) {
  return (
    <section class="app-panel">
      <div class="app-panel__head">
        <h2 id="opening-title">{say(TITLE)}</h2>
      </div>
      <div class="app-panel__body">
        <textarea
          class="govuk-textarea"
          aria-labelledby="opening-title"
          rows={3}
          maxLength={MOST}
          value={draft.opening}
          onInput={(event) => change({ ...draft, opening: event.currentTarget.value })}
        />
        <p class="app-quiet">
          {say(LENGTH, { length: number(draft.opening.length), most: number(MOST) })}
        </p>
        {reasons.length > 0 && (
          <fieldset>
            <legend class="govuk-fieldset__legend">{say(GENERAL)}</legend>
            {reasons.map(({ code, label }) => (
              <label class="govuk-checkboxes__item" key={code}>
                <input
                  class="app-tick"
                  type="checkbox"
                  checked={draft.codes.includes(code)}
                  onChange={(event) => change(withCode(draft, code, event.currentTarget.checked))}
                />
                {label}
              </label>
            ))}
          </fieldset>
        )}
      </div>
    </section>
  );
}
