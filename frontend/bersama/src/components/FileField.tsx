import { useState } from "preact/hooks";

import { say, type Text } from "../language.ts";
import { CHOOSE_FILE, described, type FieldProps, Frame } from "./fields.tsx";

const NO_FILE: Text = { id: "Belum ada berkas.", en: "No file yet." };

/** One file of the phone or computer, in the page's own words: what browsers say of it is in their
 * language. `accept` as in HTML. */
export function FileField(
  props: FieldProps & { accept: string; onValue: (file: File | null) => void },
) {
  const { id, accept, onValue } = props;
  const [name, setName] = useState("");
  const take = (file: File | null) => {
    setName(file?.name ?? "");
    onValue(file);
  };
  return (
    <Frame {...props}>
      <div class="app-file">
        <input
          {...described(props)}
          class="govuk-visually-hidden"
          type="file"
          accept={accept}
          onClick={(event) => {
            event.currentTarget.value = ""; // so that the same file, corrected, can be chosen again
            take(null);
          }}
          onChange={(event) => take(event.currentTarget.files?.[0] ?? null)}
        />
        <label class="govuk-button govuk-button--secondary app-flat" for={id}>
          {say(CHOOSE_FILE)}
        </label>
        <span class="app-file__name" role="status">
          {name || say(NO_FILE)}
        </span>
      </div>
    </Frame>
  );
}
