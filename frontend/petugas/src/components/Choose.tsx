import type { Choice } from "../pages/queue/choices.ts";

/** One of several, or `all` of them: an empty value. */
export function Choose({
  label,
  all,
  value,
  choices,
  onValue,
}: {
  label: string;
  all: string;
  value: string;
  choices: readonly Choice[];
  onValue: (value: string) => void;
}) {
  return (
    <label class="app-field">
      <span>{label}</span>
      <select
        class="app-input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
