import { SignInForm } from "bersama/components/SignInForm.tsx";
import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../../components/PageHead.tsx";

const TITLE: Text = { id: "Masuk sebagai petugas", en: "Sign in as an officer" };

export default function SignIn() {
  return (
    <>
      <PageHead title={say(TITLE)} />
      <div class="app-panel app-panel--form">
        <SignInForm />
      </div>
    </>
  );
}
