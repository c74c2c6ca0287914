import { switchSingleKeys } from "../desk.ts";
import { singleKeys } from "./keys.ts";

/** Whether keys without a modifier act: a setting of the account. */
export function SingleKeys({ label }: { label: string }) {
  return (
    <label class="govuk-checkboxes__item">
      <input
        type="checkbox"
        class="app-tick"
        checked={singleKeys.value}
        onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
