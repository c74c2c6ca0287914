import { session, signOut } from "bersama/api/session.ts";
import { later } from "bersama/components/later.tsx";
import { SessionDialogs } from "bersama/components/SessionDialogs.tsx";
import { type NavItem, Shell } from "bersama/components/Shell.tsx";
import { say, type Text } from "bersama/language.ts";
import { ErrorBoundary, LocationProvider, useLocation } from "preact-iso";

import { PUBLIC_NAV } from "./publicNav.ts";
import { Pages } from "./routes.tsx";

const Footer = later(async () => (await import("./Footer.tsx")).Footer);

const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };
const SIGN_OUT: Text = { id: "Keluar", en: "Sign out" };

const CITIZEN: readonly NavItem[] = [
  { href: "/beranda", label: { id: "Beranda", en: "Dashboard" } },
  { href: "/permohonan", label: { id: "Permohonan", en: "Applications" }, section: "/permohonan/" },
  { href: "/izin-saya", label: { id: "Izin saya", en: "My permits" }, section: "/izin-saya/" },
  { href: "/pesan", label: { id: "Pesan", en: "Messages" } },
  { href: "/pemberitahuan", label: { id: "Pemberitahuan", en: "Notifications" } },
  { href: "/profil", label: { id: "Profil", en: "Profile" }, section: "/profil/" },
  { href: "/panduan", label: { id: "Bantuan", en: "Help" }, section: "/panduan/" },
];

/** The officers' site beside this one has its own pages. */
const OWN_PAGES = /^(?!\/petugas(?:\/|$))/;

export function App() {
  return (
    <LocationProvider scope={OWN_PAGES}>
      <Shell
        nav={session.value?.kind === "citizen" ? CITIZEN : PUBLIC_NAV}
        footer={<Footer />}
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
  const { route } = useLocation();
  if (!session.value)
    return (
      <a class="app-header__button" href="/masuk">
        {say(SIGN_IN)}
      </a>
    );
  return (
    <button
      type="button"
      class="app-header__button"
      onClick={() => {
        route("/masuk?keluar=1"); // which says so
        void signOut();
      }}
    >
      {say(SIGN_OUT)}
    </button>
  );
}
