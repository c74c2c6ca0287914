import { signIn } from "../api/session.ts";
import { useForm } from "../form.ts";
import { say, type Text } from "../language.ts";
import { ActForm } from "./ActForm.tsx";
import { Checkbox, TextField } from "./fields.tsx";
import { PasswordField } from "./PasswordField.tsx";

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
  const form = useForm(
    { login: "", password: "", keep: false },
    async ({ login, password, keep }) => {
      await signIn(login.trim(), password, keep);
      onDone?.();
    },
    { prefix },
  );
  return (
    <ActForm act={form} label={say(SIGN_IN)}>
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
