import { session, signOut } from "bersama/api/session.ts";
import { SessionDialogs } from "bersama/components/SessionDialogs.tsx";
import { type NavItem, Shell } from "bersama/components/Shell.tsx";
import { say, type Text } from "bersama/language.ts";
import { ErrorBoundary, LocationProvider } from "preact-iso";

import { Pages } from "./routes.tsx";

const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };
const SIGN_OUT: Text = { id: "Keluar", en: "Sign out" };

const PUBLIC: readonly NavItem[] = [{ href: "/", label: { id: "Aplikasi", en: "Apply" } }];

const CITIZEN: readonly NavItem[] = [
  { href: "/beranda", label: { id: "Beranda", en: "Dashboard" } },
];

const FOOTER: readonly NavItem[] = [{ href: "/", label: { id: "Halaman depan", en: "Home page" } }];

export function App() {
  return (
    <LocationProvider>
      <Shell
        nav={session.value?.kind === "citizen" ? CITIZEN : PUBLIC}
        footer={FOOTER}
        account={<Account />}
      >
        <ErrorBoundary>
          <Pages />
        </ErrorBoundary>
      </Shell>
      <SessionDialogs />
    </LocationProvider>
  );
}

function Account() {
  if (!session.value)
    return (
      <a class="app-header__button" href="/masuk">
        {say(SIGN_IN)}
      </a>
    );
  return (
    <button type="button" class="app-header__button" onClick={() => void signOut()}>
      {say(SIGN_OUT)}
    </button>
  );
}
