import { answer, api } from "bersama/api/client.ts";
import { PASSWORD_LINK_MINUTES } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useToken } from "bersama/useToken.ts";
import { useState } from "preact/hooks";

const FORGOTTEN: Text = { id: "Lupa kata sandi", en: "Forgot your password?" };
const SEND_WHERE: Text = {
  id: "Kami mengirim tautan ke e-mail dan WhatsApp akun Anda. Tautan berlaku {minutes} menit dan hanya untuk satu kali.",
  en: "We send a link to the email and WhatsApp of your account. It works once, within {minutes} {minutes:minute|minutes}.",
};
const LOGIN: Text = { id: "NIK atau e-mail", en: "NIK or email" };
const SEND: Text = { id: "Kirim tautan", en: "Send the link" };
const LOOK: Text = { id: "Periksa pesan Anda", en: "Check your messages" };
const SENT: Text = {
  id: "Bila ada akun dengan NIK atau e-mail ini, tautannya sedang dikirim ke e-mail dan WhatsApp akun itu. Periksa juga folder spam.",
  en: "If there is an account with this NIK or email, a link is on its way to its email and WhatsApp. Check your spam folder too.",
};
const NEW: Text = { id: "Buat kata sandi baru", en: "Set a new password" };
const ALL_SESSIONS: Text = {
  id: "Setelah ini, semua perangkat yang sedang masuk ke akun Anda harus masuk kembali.",
  en: "After this, every device that is signed in to your account has to sign in again.",
};
const SAVE: Text = { id: "Simpan kata sandi", en: "Save the password" };
const SAVED: Text = { id: "Kata sandi tersimpan", en: "Your password is set" };
const SIGN_IN_NOW: Text = {
  id: "Masuklah dengan NIK atau e-mail dan kata sandi yang baru.",
  en: "Sign in with your NIK or email and the new password.",
};
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };
const ANOTHER: Text = { id: "Minta tautan baru", en: "Ask for a new link" };

/** With the token of a link: set a password. Without one: ask for such a link. */
export default function Password() {
  const token = useToken();
  const [anew, setAnew] = useState(false);
  const setting = token && !anew;
  return (
    <Page title={say(setting ? NEW : FORGOTTEN)} narrow>
      {token === undefined && <Loading />}
      {setting && <SetPassword key={token} token={token} onAnother={() => setAnew(true)} />}
      {token !== undefined && !setting && <AskForLink />}
    </Page>
  );
}

function AskForLink() {
  const form = useForm({ login: "" }, async ({ login }) => {
    await answer(api.POST("/api/passwords/forgotten", { body: { login: login.trim() } }));
  });
  if (form.done)
    return (
      <Outcome title={say(LOOK)}>
        <p class="govuk-body">{say(SENT)}</p>
      </Outcome>
    );
  return (
    <ActForm act={form} label={say(SEND)}>
      <p class="govuk-body">{say(SEND_WHERE, { minutes: PASSWORD_LINK_MINUTES })}</p>
      <TextField
        {...form.field("login")}
        label={say(LOGIN)}
        native={{ autocomplete: "username", autocapitalize: "none", spellcheck: false }}
      />
    </ActForm>
  );
}

function SetPassword({ token, onAnother }: { token: string; onAnother: () => void }) {
  const form = useForm({ password: "" }, async ({ password }) => {
    await answer(api.POST("/api/passwords/reset", { body: { token, password } }));
  });
  if (form.done)
    return (
      <Outcome title={say(SAVED)}>
        <p class="govuk-body">{say(SIGN_IN_NOW)}</p>
        <a class="govuk-link" href="/masuk">
          {say(SIGN_IN)}
        </a>
      </Outcome>
    );
  return (
    <>
      <ActForm act={form} label={say(SAVE)}>
        <p class="govuk-body">{say(ALL_SESSIONS)}</p>
        <NewPassword {...form.field("password")} />
      </ActForm>
      <button type="button" class="app-link" onClick={onAnother}>
        {say(ANOTHER)}
      </button>
    </>
  );
}
