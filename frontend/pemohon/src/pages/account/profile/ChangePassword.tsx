import { answer, api } from "bersama/api/client.ts";
import { enter } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Ganti kata sandi", en: "Change your password" };
const PRESENT: Text = { id: "Kata sandi sekarang", en: "Current password" };
const SAVE: Text = { id: "Simpan kata sandi", en: "Save the password" };
const DONE: Text = { id: "Kata sandi tersimpan", en: "Your password is set" };
const SAVED: Text = {
  id: "Kata sandi baru tersimpan. Perangkat lain sudah dikeluarkan; di sini Anda tetap masuk.",
  en: "The new password is saved. Other devices are signed out; here you stay signed in.",
};

export default function ChangePassword() {
  const form = useForm({ current_password: "", new_password: "" }, async (typed) => {
    const body = { ...typed, code: null }; // only officers have a second factor
    enter(await answer(api.PUT("/api/profile/password", { body })));
  });
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        {form.done ? (
          <Outcome title={say(DONE)}>
            <p class="govuk-body">{say(SAVED)}</p>
          </Outcome>
        ) : (
          <ActForm act={form} label={say(SAVE)}>
            <PasswordField
              {...form.field("current_password")}
              label={say(PRESENT)}
              kind="current-password"
            />
            <NewPassword {...form.field("new_password", "new_password", "password")} />
          </ActForm>
        )}
      </Page>
    </>
  );
}
