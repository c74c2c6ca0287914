import { useState } from "preact/hooks";

import { type SecondFactor, signIn } from "../api/session.ts";
import { useForm } from "../form.ts";
import { say, type Text } from "../language.ts";
import { ActForm } from "./ActForm.tsx";
import { Checkbox, TextField } from "./fields.tsx";
import { PasswordField } from "./PasswordField.tsx";

const LOGIN: Text = { id: "NIK atau e-mail", en: "NIK or email" };
const PASSWORD: Text = { id: "Kata sandi", en: "Password" };
const KEEP: Text = { id: "Tetap masuk di perangkat ini", en: "Stay signed in on this device" };
const KEEP_HINT: Text = {
  id: "Jangan dicentang di komputer bersama, misalnya di warnet.",
  en: "Not on a computer that others use, too.",
};
const OFFICER: Text = {
  id: "Ini akun petugas. Petugas masuk dengan kata sandi dan kode di situs petugas.",
  en: "This is an officer's account. Officers sign in with a password and a code on their own site.",
};
const OFFICERS_SITE: Text = { id: "Buka situs petugas", en: "Open the officers' site" };
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };

interface Props {
  prefix?: string;
  onDone?: () => void;
  onSecondFactor?: (wanted: SecondFactor) => void;
}

/**
 * `prefix` keeps ids apart where the form stands in a dialog over another form. Without
 * `onSecondFactor`, officers are sent to their own site.
 */
export function SignInForm({ prefix = "", onDone, onSecondFactor }: Props) {
  const [officer, setOfficer] = useState(false);
  const form = useForm(
    { login: "", password: "", keep: false },
    async ({ login, password, keep }) => {
      const wanted = await signIn(login.trim(), password, keep);
      setOfficer(wanted !== null && !onSecondFactor);
      if (!wanted) onDone?.();
      else onSecondFactor?.(wanted);
    },
    { prefix },
  );
  return (
    <ActForm act={form} label={say(SIGN_IN)}>
      <div role="status">
        {officer && (
          <p class="govuk-inset-text">
            {say(OFFICER)}{" "}
            <a class="govuk-link" href="/petugas/">
              {say(OFFICERS_SITE)}
            </a>
          </p>
        )}
      </div>
      <TextField
        {...form.field("login")}
        label={say(LOGIN)}
        native={{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
      />
      <PasswordField {...form.field("password")} label={say(PASSWORD)} kind="current-password" />
      <Checkbox {...form.field("keep")} label={say(KEEP)} hint={say(KEEP_HINT)} />
    </ActForm>
  );
}
