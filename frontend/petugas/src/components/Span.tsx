import { say, type Text } from "bersama/language.ts";

const FROM: Text = { id: "Dari", en: "From" };
const TO: Text = { id: "sampai", en: "to" };

/** Calendar days, `YYYY-MM-DD`, both included; "" is what the service takes for usual. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Of a refusal, by field. */
export type SpanErrors = { readonly [name in keyof Days]?: string | undefined };

/** From which day to which; their fields are `rentang-from` and `rentang-to`. */
export function Span({
  span,
  errors = {},
  set,
}: {
  span: Days;
  errors?: SpanErrors;
  set: (part: Partial<Days>) => void;
}) {
  return (
    <>
      <Day name="from" label={say(FROM)} value={span.from} error={errors.from} set={set} />
      <Day name="to" label={say(TO)} value={span.to} error={errors.to} set={set} />
    </>
  );
}

function Day({
  name,
  label,
  value,
  error,
  set,
}: {
  name: keyof Days;
  label: string;
  value: string;
  error: string | undefined;
  set: (part: Partial<Days>) => void;
}) {
  const id = `rentang-${name}`;
  return (
    <label class="app-field">
      <span>{label}</span>
      {error && (
        <span id={`${id}-galat`} class="govuk-error-message">
          {error}
        </span>
      )}
      <input
        id={id}
        class="app-input"
        type="date"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-galat` : undefined}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}
