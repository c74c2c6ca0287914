import { useState } from "preact/hooks";

import { say, type Text } from "../language.ts";
import { type FieldProps, TextField, type Value } from "./fields.tsx";

const SHOW: Text = { id: "Tampilkan kata sandi", en: "Show the password" };
const HIDE: Text = { id: "Sembunyikan kata sandi", en: "Hide the password" };

/** `kind`: "current-password" or "new-password", so that password managers can help. */
export function PasswordField(
  props: FieldProps & Value & { kind: "current-password" | "new-password" },
) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextField
        {...props}
        native={{
          type: shown ? "text" : "password",
          autocomplete: props.kind,
          autocapitalize: "none",
          spellcheck: false,
        }}
      />
      <button
        type="button"
        class="govuk-button govuk-button--secondary app-show-password"
        aria-controls={props.id}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {say(shown ? HIDE : SHOW)}
      </button>
    </>
  );
}
