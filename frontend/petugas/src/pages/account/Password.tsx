import { answer, api } from "bersama/api/client.ts";
import { enter } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { CodeField } from "./factor/CodeField.tsx";

const TITLE: Text = { id: "Kata sandi", en: "Password" };
const PRESENT: Text = { id: "Kata sandi sekarang", en: "Current password" };
const SAVE: Text = { id: "Simpan kata sandi", en: "Save the password" };
const SAVED: Text = {
  id: "Kata sandi baru tersimpan. Perangkat lain sudah dikeluarkan; di sini Anda tetap masuk.",
  en: "The new password is saved. Other devices are signed out; here you stay signed in.",
};

const EMPTY = { current_password: "", new_password: "", code: "" };

export function Password() {
  const form = useForm(EMPTY, async ({ code, ...passwords }) => {
    const body = { ...passwords, code: code.replace(/\s/g, "") };
    enter(await answer(api.PUT("/api/profile/password", { body })));
    form.put(EMPTY);
  });
  return (
    <section class="app-panel app-panel--pad">
      <h2>{say(TITLE)}</h2>
      <div role="status">
        {form.done && (
          <div class="app-notice app-notice--good">
            <p>{say(SAVED)}</p>
          </div>
        )}
      </div>
      <ActForm act={form} label={say(SAVE)}>
        <PasswordField
          {...form.field("current_password")}
          label={say(PRESENT)}
          kind="current-password"
        />
        <CodeField {...form.field("code")} />
        <NewPassword {...form.field("new_password", "new_password", "password")} />
      </ActForm>
    </section>
  );
}
