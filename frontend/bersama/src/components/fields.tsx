// Form controls after govuk-frontend's patterns. Every control has its label, an optional hint and
// its own error, tied together for people who listen.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { say, type Text } from "../language.ts";

export interface FieldProps {
  /** Also the anchor that an error summary leads to. */
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
}

const OPTIONAL: Text = { id: "(tidak wajib)", en: "(optional)" };
export const CHOOSE_FILE: Text = { id: "Pilih berkas", en: "Choose a file" };
const ERROR: Text = { id: "Kesalahan:", en: "Error:" };

export const errorId = (id: string) => `${id}-error`;
const hintId = (id: string) => `${id}-hint`;

const describedBy = ({ id, hint, error }: FieldProps) =>
  [hint && hintId(id), error && errorId(id)].filter(Boolean).join(" ") || undefined;

const groupClass = (error: string | undefined) =>
  `govuk-form-group${error ? " govuk-form-group--error" : ""}`;

export function ErrorMessage({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <p id={errorId(id)} class="govuk-error-message">
      <span class="govuk-visually-hidden">{say(ERROR)} </span>
      {error}
    </p>
  );
}

function Named({ id, label, optional }: FieldProps) {
  return (
    <label class="govuk-label govuk-!-font-weight-bold" for={id}>
      {label} {optional && <span class="govuk-!-font-weight-regular">{say(OPTIONAL)}</span>}
    </label>
  );
}

function Hint({ id, hint }: FieldProps) {
  return hint ? (
    <div id={hintId(id)} class="govuk-hint">
      {hint}
    </div>
  ) : null;
}

/** A control under its label, hint and error. */
export function Frame({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={groupClass(field.error)}>
      <Named {...field} />
      <Hint {...field} />
      <ErrorMessage id={field.id} error={field.error} />
      {children}
    </div>
  );
}

export const described = (field: FieldProps) => ({
  id: field.id,
  "aria-describedby": describedBy(field),
  "aria-invalid": field.error ? true : undefined,
});

/** What a browser and a phone's keyboard should know. */
interface Native {
  type?: "text" | "email" | "tel" | "password" | "date" | "search";
  inputMode?: "numeric" | "email" | "tel" | "text";
  autocomplete?: string;
  autocapitalize?: "none" | "words" | "sentences" | "characters";
  spellcheck?: boolean;
  maxLength?: number;
  min?: string;
  max?: string;
  onBlur?: () => void;
}

export type Value = { value: string; onValue: (value: string) => void };

/** A page can be typed into before its script is there: what was typed then is taken over. */
function useTypedBefore<E extends HTMLInputElement | HTMLTextAreaElement>({
  value,
  onValue,
}: Value) {
  const control = useRef<E>(null);
  useEffect(() => {
    const typed = control.current?.value;
    if (typed && typed !== value) onValue(typed);
  }, []);
  return control;
}

/**
 * `width`: of what is expected, in characters (2, 3, 4, 5, 10, 20, 30); else the full column.
 * `onEnter`: what Enter does, where it must not send the form around the field.
 */
export function TextField(
  props: FieldProps & Value & { native?: Native; width?: number; onEnter?: () => void },
) {
  const { value, onValue, error, native, width, onEnter } = props;
  const control = useTypedBefore<HTMLInputElement>(props);
  return (
    <Frame {...props}>
      <input
        {...({ type: "text", ...native } as { type: "text" })} // Preact tells each type of input apart
        ref={control}
        {...described(props)}
        class={`govuk-input${width ? ` govuk-input--width-${width}` : ""}${error ? " govuk-input--error" : ""}`}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        {...(onEnter && {
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            onEnter();
          },
        })}
      />
    </Frame>
  );
}

export function TextArea(
  props: FieldProps & Value & { maxLength?: number; onBlur?: () => void; rows?: number },
) {
  const { value, onValue, error, maxLength, onBlur, rows = 4 } = props;
  const control = useTypedBefore<HTMLTextAreaElement>(props);
  return (
    <Frame {...props}>
      <textarea
        ref={control}
        {...(maxLength && { maxLength })}
        {...(onBlur && { onBlur })}
        {...described(props)}
        rows={rows}
        class={`govuk-textarea${error ? " govuk-textarea--error" : ""}`}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Frame>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** A drop-down; the first, empty option says what to choose. */
export function Select(
  props: FieldProps & Value & { options: readonly Option[]; prompt: string; onBlur?: () => void },
) {
  const { value, onValue, error, options, prompt, onBlur } = props;
  return (
    <Frame {...props}>
      <select
        {...described(props)}
        class={`govuk-select${error ? " govuk-select--error" : ""}`}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        {...(onBlur && { onBlur })}
      >
        <option value="">{prompt}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function Radios(
  props: FieldProps & Value & { options: readonly Option[]; inline?: boolean },
) {
  const { id, label, value, onValue, error, options, inline, optional } = props;
  return (
    <div class={groupClass(error)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class="govuk-fieldset__legend govuk-!-font-weight-bold">
          {label} {optional && <span class="govuk-!-font-weight-regular">{say(OPTIONAL)}</span>}
        </legend>
        <Hint {...props} />
        <ErrorMessage id={id} error={error} />
        <div class={`govuk-radios${inline ? " govuk-radios--inline" : ""}`}>
          {options.map((option, index) => (
            <div class="govuk-radios__item" key={option.value}>
              <input
                class="govuk-radios__input"
                type="radio"
                id={index === 0 ? id : `${id}-${index}`}
                name={id}
                value={option.value}
                checked={value === option.value}
                onChange={() => onValue(option.value)}
                aria-describedby={option.hint ? `${id}-${index}-hint` : undefined}
              />
              <label
                class="govuk-label govuk-radios__label"
                for={index === 0 ? id : `${id}-${index}`}
              >
                {option.label}
              </label>
              {option.hint && (
                <div id={`${id}-${index}-hint`} class="govuk-hint govuk-radios__hint">
                  {option.hint}
                </div>
              )}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

export function Checkbox(
  props: FieldProps & { value: boolean; onValue: (checked: boolean) => void },
) {
  const { id, label, value, onValue, error } = props;
  return (
    <div class={groupClass(error)}>
      <ErrorMessage id={id} error={error} />
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={id}
            checked={value}
            onChange={(event) => onValue(event.currentTarget.checked)}
            aria-describedby={describedBy(props)}
            aria-invalid={error ? true : undefined}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            {label}
          </label>
          {props.hint && (
            <div id={hintId(id)} class="govuk-hint govuk-checkboxes__hint">
              {props.hint}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
