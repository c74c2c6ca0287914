// Searching in a list that is on the page already.

import { say, type Text } from "../language.ts";
import { TextField } from "./fields.tsx";

export function SearchField({
  label,
  hint,
  value,
  onValue,
}: {
  label: Text;
  hint: Text;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <TextField
      id="cari"
      label={say(label)}
      hint={say(hint)}
      value={value}
      onValue={onValue}
      native={{ type: "search", autocomplete: "off", autocapitalize: "none" }}
    />
  );
}

/** How many were found, for those who listen, too. `some` has `{count}`. */
export function Found({ count, some, none }: { count: number; some: Text; none: Text }) {
  return (
    <p class="govuk-body app-quiet" role="status">
      {count === 0 ? say(none) : say(some, { count })}
    </p>
  );
}
