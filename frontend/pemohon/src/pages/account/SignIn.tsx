import { Page } from "bersama/components/Page.tsx";
import { SignInForm } from "bersama/components/SignInForm.tsx";
import { Notice } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { phone } from "bersama/spelt.ts";
import { useLocation } from "preact-iso";

import { office } from "../../office.ts";

const TITLE: Text = { id: "Masuk", en: "Sign in" };
const LEFT: Text = {
  id: "Anda sudah keluar. Di komputer bersama, tutup juga perambannya.",
  en: "You are signed out. On a shared computer, close the browser as well.",
};
const FIRST: Text = {
  id: "Masuk dahulu untuk membuka halaman ini.",
  en: "Sign in to see this page.",
};
const TROUBLE: Text = {
  id: "Tautan tidak sampai, atau tidak dapat masuk? Hubungi petugas. Kami tidak pernah mengirim atau menanyakan kata sandi.",
  en: "Not received a link, or cannot sign in? Contact us. We never send or ask for a password.",
};
const NO_ACCOUNT: Text = { id: "Belum punya akun? Daftar", en: "No account yet? Register" };
const FORGOTTEN: Text = { id: "Lupa kata sandi", en: "Forgot your password?" };

/** The officers' numbers stand under the sign-in form (seed: "nomor yang tertera pada form LOGIN"). */
function Contacts() {
  const loaded = useLoaded(office, []);
  const contacts = loaded.value?.contacts ?? [];
  return (
    <div class="app-contacts">
      {contacts.length > 0 && (
        <p class="govuk-body">
          {say(TROUBLE)}{" "}
          {contacts.map(({ label, whatsapp }) => (
            <span class="app-line" key={whatsapp}>
              {say(label)}:{" "}
              <a class="govuk-link" href={`https://wa.me/${whatsapp.replace("+", "")}`}>
                WhatsApp {phone(whatsapp)}
              </a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** `stay`: shown in place of a page that needs a session; that page follows at the same address. */
export default function SignIn({ stay = false }: { stay?: boolean }) {
  const { route, query } = useLocation();
  return (
    <Page title={say(TITLE)} narrow>
      {query.keluar && (
        <div role="status">
          <Notice tone="good">
            <p class="govuk-body">{say(LEFT)}</p>
          </Notice>
        </div>
      )}
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
      <Contacts />
    </Page>
  );
}
