import { answer, api } from "bersama/api/client.ts";
import { enter } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { errorOf } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Ganti kata sandi", en: "Change your password" };
const PRESENT: Text = { id: "Kata sandi sekarang", en: "Present password" };
const SAVE: Text = { id: "Simpan kata sandi", en: "Save the password" };
const DONE: Text = { id: "Kata sandi tersimpan", en: "Your password is set" };
const SAVED: Text = {
  id: "Kata sandi baru tersimpan. Perangkat lain sudah dikeluarkan; di sini Anda tetap masuk.",
  en: "The new password is saved. Other devices are signed out; here you stay signed in.",
};

export default function ChangePassword() {
  const [current_password, setPresent] = useState("");
  const [new_password, setNew] = useState("");
  const [saved, setSaved] = useState(false);
  const act = useAct(async () => {
    enter(
      await answer(api.PUT("/api/profile/password", { body: { current_password, new_password } })),
    );
    setSaved(true);
  });
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        {saved ? (
          <Outcome title={say(DONE)}>
            <p class="govuk-body">{say(SAVED)}</p>
          </Outcome>
        ) : (
          <ActForm act={act} label={say(SAVE)}>
            <PasswordField
              id="current_password"
              label={say(PRESENT)}
              kind="current-password"
              value={current_password}
              onValue={setPresent}
              error={errorOf(act.problem, "current_password")}
            />
            <NewPassword
              id="new_password"
              value={new_password}
              onValue={setNew}
              error={errorOf(act.problem, "new_password") ?? errorOf(act.problem, "password")}
            />
          </ActForm>
        )}
      </Page>
    </>
  );
}
