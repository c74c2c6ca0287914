import { useState } from "preact/hooks";

import { signIn } from "../api/session.ts";
import { say, type Text } from "../language.ts";
import { useAct } from "../loading.ts";
import { PasswordField, TextField } from "./fields.tsx";
import { ErrorSummary, errorOf } from "./problems.tsx";
import { Button } from "./shown.tsx";

const LOGIN: Text = { id: "NIK atau e-mail", en: "NIK or e-mail" };
const PASSWORD: Text = { id: "Kata sandi", en: "Password" };
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };

/** `prefix` keeps ids apart where the form stands in a dialog over another form. */
export function SignInForm({ prefix = "", onDone }: { prefix?: string; onDone?: () => void }) {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const { run, busy, problem } = useAct(async () => {
    await signIn(login.trim(), password);
    onDone?.();
  });
  const anchor = (field: string) => prefix + field;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <ErrorSummary problem={problem} anchor={anchor} />
      <TextField
        id={anchor("login")}
        label={say(LOGIN)}
        value={login}
        onValue={setLogin}
        error={errorOf(problem, "login")}
        native={{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
      />
      <PasswordField
        id={anchor("password")}
        label={say(PASSWORD)}
        kind="current-password"
        value={password}
        onValue={setPassword}
        error={errorOf(problem, "password")}
      />
      <Button busy={busy}>{say(SIGN_IN)}</Button>
    </form>
  );
}
