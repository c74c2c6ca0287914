// What surrounds every page: the bar with the search, the navigation, the keys.

import { session } from "bersama/api/session.ts";
import { later } from "bersama/components/later.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { poll } from "bersama/polling.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { count } from "../counters.ts";
import { KeysBar } from "../keys/KeysBar.tsx";
import { useKeys } from "../keys/useKeys.ts";
import { roles } from "../who.ts";
import { ActingBanner } from "./ActingBanner.tsx";
import { arrive, arrived } from "./arriving.ts";
import { roleName } from "./nav.ts";
import { SEARCH_ID, Search } from "./Search.tsx";
import { SideNav } from "./SideNav.tsx";
import { TopBar } from "./TopBar.tsx";

const KeysList = later(async () => (await import("../keys/KeysList.tsx")).default);

const KEYS: Text = { id: "Daftar tombol papan ketik", en: "List of keys" };
const SEARCH: Text = { id: "cari semua", en: "search all" };
const LIST: Text = { id: "daftar tombol", en: "list of keys" };

/** Pages that need the width. */
const FULL = /^\/petugas\/berkas\//;
const RAIL = /^\/petugas\/(berkas\/|pesan)/;
/** Pages that bring their own foot: the bar of decisions above the keys. */
const OWN_FOOT = /^\/petugas\/(berkas\/|tanda-tangan$)/;

const toSearch = () => document.getElementById(SEARCH_ID)?.focus();

export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const [listed, setListed] = useState(false);
  useEffect(() => {
    void arrive();
    return poll(count);
  }, []);
  useKeys([
    { keys: "/", does: SEARCH, everywhere: true, act: toSearch },
    { keys: "?", does: LIST, everywhere: true, quiet: true, act: () => setListed(true) },
  ]);
  const full = FULL.test(path);
  const rail = RAIL.test(path) ? " app-shell--rail" : "";
  const coming = arrived.value ? "" : " app-shell--coming";
  return (
    <div class={`app-shell${rail}${coming}`}>
      <TopBar
        who={<Who />}
        keys={
          <button
            type="button"
            class="app-top__button"
            title={say(KEYS)}
            onClick={() => setListed(true)}
          >
            <span aria-hidden="true">?</span>
            <span class="app-hidden">{say(KEYS)}</span>
          </button>
        }
      >
        <Search />
      </TopBar>
      {coming && (
        <div class="app-coming">
          <Loading />
        </div>
      )}
      <SideNav />
      <main class={`app-main${full ? " app-main--full" : ""}`} id="isi" tabIndex={-1}>
        {!full && <ActingBanner />}
        {children}
        {!OWN_FOOT.test(path) && (
          <div class="app-foot">
            <KeysBar />
          </div>
        )}
      </main>
      {listed && <KeysList onClose={() => setListed(false)} />}
    </div>
  );
}

function Who() {
  return (
    <a class="app-who__name" href="/petugas/akun">
      <b>{session.value?.name}</b>
      {roles.value.map(roleName).filter(Boolean).join(", ") || "\u00a0"}
    </a>
  );
}
