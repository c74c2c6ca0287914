import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Ganti e-mail", en: "Change your email" };
const EMAIL: Text = { id: "Alamat e-mail baru", en: "New email address" };
const PASSWORD: Text = { id: "Kata sandi Anda sekarang", en: "Your present password" };
const SEND: Text = { id: "Kirim tautan konfirmasi", en: "Send the link to confirm" };
const DONE: Text = { id: "Periksa pesan Anda", en: "Look at your messages" };
const SENT: Text = {
  id: "Tautan sedang dikirim ke alamat baru. Alamat itu berlaku setelah Anda membuka tautannya; sampai saat itu yang lama tetap dipakai.",
  en: "A link is on its way to the new address. It counts once you have opened the link; until then the old one does.",
};

export default function ChangeEmail() {
  const form = useForm({ email: "", current_password: "" }, async (typed) => {
    const body = { ...typed, code: null }; // only officers have a second factor
    await answer(api.PUT("/api/profile/email", { body }));
  });
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        {form.done ? (
          <Outcome title={say(DONE)}>
            <p class="govuk-body">{say(SENT)}</p>
          </Outcome>
        ) : (
          <ActForm act={form} label={say(SEND)}>
            <TextField
              {...form.field("email")}
              label={say(EMAIL)}
              native={{ type: "email", inputMode: "email", autocomplete: "email" }}
            />
            <PasswordField
              {...form.field("current_password")}
              label={say(PASSWORD)}
              kind="current-password"
            />
          </ActForm>
        )}
      </Page>
    </>
  );
}
