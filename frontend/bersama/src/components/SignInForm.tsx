import { useState } from "preact/hooks";

import { signIn } from "../api/session.ts";
import { say, type Text } from "../language.ts";
import { useAct } from "../loading.ts";
import { ActForm } from "./ActForm.tsx";
import { Checkbox, TextField } from "./fields.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { errorOf } from "./problems.tsx";

const LOGIN: Text = { id: "NIK atau e-mail", en: "NIK or e-mail" };
const PASSWORD: Text = { id: "Kata sandi", en: "Password" };
const KEEP: Text = { id: "Tetap masuk di perangkat ini", en: "Stay signed in on this device" };
const KEEP_HINT: Text = {
  id: "Jangan centang di komputer milik bersama atau warnet.",
  en: "Not on a computer that others use, too.",
};
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };

/** `prefix` keeps ids apart where the form stands in a dialog over another form. */
export function SignInForm({ prefix = "", onDone }: { prefix?: string; onDone?: () => void }) {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [keep, setKeep] = useState(false);
  const act = useAct(async () => {
    await signIn(login.trim(), password, keep);
    onDone?.();
  });
  const anchor = (field: string) => prefix + field;
  return (
    <ActForm act={act} label={say(SIGN_IN)} anchor={anchor}>
      <TextField
        id={anchor("login")}
        label={say(LOGIN)}
        value={login}
        onValue={setLogin}
        error={errorOf(act.problem, "login")}
        native={{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
      />
      <PasswordField
        id={anchor("password")}
        label={say(PASSWORD)}
        kind="current-password"
        value={password}
        onValue={setPassword}
        error={errorOf(act.problem, "password")}
      />
      <Checkbox
        id={anchor("keep")}
        label={say(KEEP)}
        hint={say(KEEP_HINT)}
        checked={keep}
        onChecked={setKeep}
      />
    </ActForm>
  );
}
