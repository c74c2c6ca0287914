import { session, signOut } from "bersama/api/session.ts";
import { Mark } from "bersama/components/Mark.tsx";
import { chooseLanguage, language, say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

const SKIP: Text = { id: "Langsung ke isi", en: "Skip to content" };
const SITE: Text = { id: "Petugas DPMPTSP", en: "Officers of DPMPTSP" };
const PRACTICE: Text = { id: "LATIHAN", en: "PRACTICE" };
const PRACTICE_MEANS: Text = {
  id: ": bukan data warga sungguhan",
  en: ": no real citizens' data",
};
const SIGN_OUT: Text = { id: "Keluar", en: "Sign out" };

/** Only a build for the public says that it is none for practice. */
const IN_PRACTICE = import.meta.env.VITE_STAGE !== "prod";

/** `children`: the search; `who` the person's name and roles; `keys` the way to the list of keys. */
export function TopBar({
  children,
  who,
  keys,
}: {
  children?: ComponentChildren;
  who?: ComponentChildren;
  keys?: ComponentChildren;
}) {
  const other = language.value === "id" ? "en" : "id";
  return (
    <>
      <a class="govuk-skip-link" href="#isi">
        {say(SKIP)}
      </a>
      <header class="app-top">
        <a class="app-word" href="/petugas">
          <Mark />
          <span>
            Sisfo Izin<small>{say(SITE)}</small>
          </span>
        </a>
        {children ?? <span />}
        <div class="app-who">
          {IN_PRACTICE && (
            <span class="app-ribbon">
              {say(PRACTICE)}
              <span class="app-hidden">{say(PRACTICE_MEANS)}</span>
            </span>
          )}
          {who}
          {keys}
          <button
            type="button"
            class="app-top__button"
            lang={other}
            onClick={() => chooseLanguage(other)}
          >
            {other === "en" ? "English" : "Bahasa Indonesia"}
          </button>
          {session.value && (
            <button type="button" class="app-top__button" onClick={() => void signOut()}>
              {say(SIGN_OUT)}
            </button>
          )}
        </div>
      </header>
    </>
  );
}
