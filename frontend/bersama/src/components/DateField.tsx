import { useState } from "preact/hooks";

import { join, split, spread } from "../dateParts.ts";
import { say, type Text } from "../language.ts";
import { ErrorMessage, errorId, type FieldProps } from "./fields.tsx";

const OPTIONAL: Text = { id: "(tidak wajib)", en: "(optional)" };
const EXAMPLE: Text = { id: "Contoh: 17 8 {year}", en: "For example: 17 8 {year}" };
const OF_BIRTH = 1995;
const PARTS = [
  { name: "day", label: { id: "Tanggal", en: "Day" }, width: 2 },
  { name: "month", label: { id: "Bulan", en: "Month" }, width: 5 },
  { name: "year", label: { id: "Tahun", en: "Year" }, width: 4 },
] as const;

/**
 * A date in three parts, which every phone's keyboard can type; a calendar is a long way to a year of
 * birth. A month may be a word, and a whole date put into one box is spread over the three. `value` and `onValue`: `YYYY-MM-DD`. What is no date yet is handed on as it was
 * typed, so that the service can say what is wrong; all empty is "".
 */
export function DateField(
  props: FieldProps & {
    value: string;
    onValue: (date: string) => void;
    onBlur?: () => void;
    birthday?: boolean;
  },
) {
  const { id, label, hint, error, optional, value, onValue, onBlur, birthday } = props;
  const [typed, setTyped] = useState(() => split(value));
  const [handed, setHanded] = useState(value);
  if (value !== handed) {
    // it was set from outside
    setHanded(value);
    setTyped(split(value));
  }
  const change = (index: number, part: string) => {
    hand(typed.map((old, at) => (at === index ? part : old)));
  };
  const hand = (parts: string[]) => {
    const date = join(parts);
    setTyped(parts);
    setHanded(date);
    onValue(date);
  };
  return (
    <div class={`govuk-form-group${error ? " govuk-form-group--error" : ""}`}>
      <fieldset
        class="govuk-fieldset"
        aria-describedby={`${id}-hint${error ? ` ${errorId(id)}` : ""}`}
      >
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">
          {label} {optional && <span class="govuk-!-font-weight-regular">{say(OPTIONAL)}</span>}
        </legend>
        <div id={`${id}-hint`} class="govuk-hint">
          {hint ? <>{hint} </> : null}
          {say(EXAMPLE, { year: birthday ? OF_BIRTH : new Date().getFullYear() })}
        </div>
        <ErrorMessage id={id} error={error} />
        <div class="govuk-date-input">
          {PARTS.map((part, index) => (
            <div class="govuk-date-input__item" key={part.name}>
              <label class="govuk-label" for={index === 0 ? id : `${id}-${part.name}`}>
                {say(part.label)}
              </label>
              <input
                id={index === 0 ? id : `${id}-${part.name}`}
                class={`govuk-input govuk-date-input__input govuk-input--width-${part.width}${error ? " govuk-input--error" : ""}`}
                type="text"
                inputMode="numeric"
                autocomplete={birthday ? `bday-${part.name}` : "off"}
                value={typed[index]}
                onInput={(event) => change(index, event.currentTarget.value)}
                onChange={(event) => {
                  const parts = spread(event.currentTarget.value);
                  if (parts) hand(parts);
                }}
                {...(onBlur && { onBlur })}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
