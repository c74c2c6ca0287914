import { Page } from "bersama/components/Page.tsx";
import { SignInForm } from "bersama/components/SignInForm.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLocation } from "preact-iso";

const TITLE: Text = { id: "Masuk", en: "Sign in" };
const FIRST: Text = {
  id: "Halaman ini untuk pemohon yang sudah masuk.",
  en: "This page is for applicants who are signed in.",
};
const NO_ACCOUNT: Text = { id: "Belum punya akun? Daftar", en: "No account yet? Register" };
const FORGOTTEN: Text = { id: "Lupa kata sandi", en: "Forgotten password" };

/** `stay`: shown in place of a page that needs a session; that page follows at the same address. */
export default function SignIn({ stay = false }: { stay?: boolean }) {
  const { route } = useLocation();
  return (
    <Page title={say(TITLE)} narrow>
      {stay && <p class="govuk-body">{say(FIRST)}</p>}
      <SignInForm onDone={() => !stay && route("/beranda")} />
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/daftar">
            {say(NO_ACCOUNT)}
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/sandi">
            {say(FORGOTTEN)}
          </a>
        </li>
      </ul>
    </Page>
  );
}
