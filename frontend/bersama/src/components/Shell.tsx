// What surrounds every page: skip link, header, navigation, footer.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { EMBLEM } from "../api/rules.ts";
import { chooseLanguage, language, say, type Text } from "../language.ts";
import { Mark } from "./Mark.tsx";

const SKIP: Text = { id: "Langsung ke isi", en: "Skip to content" };
const OFFICE: Text = { id: "DPMPTSP Naker Kabupaten Solok", en: "DPMPTSP Naker, Solok Regency" };
const ARMS: Text = { id: "Lambang daerah", en: "Arms of the regency" };
const HOME: Text = { id: ", ke halaman depan", en: ", to the home page" };
const MENU: Text = { id: "Menu", en: "Menu" };

export interface NavItem {
  href: string;
  label: Text;
  /** Pages below this path belong to the item, too. */
  section?: string;
}

export function Shell({
  nav,
  account,
  footer,
  children,
}: {
  nav: readonly NavItem[];
  account: ComponentChildren;
  footer: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <>
      <a class="govuk-skip-link" href="#isi">
        {say(SKIP)}
      </a>
      <header class="app-header">
        <div class="govuk-width-container app-header__bar">
          <a class="app-wordmark" href="/">
            {EMBLEM && <img class="app-emblem" src={EMBLEM} alt={say(ARMS)} />}
            <Mark />
            <span>
              <span class="app-wordmark__name">Sisfo Izin</span>
              <span class="app-wordmark__office">
                {say(OFFICE)}
                <span class="govuk-visually-hidden">{say(HOME)}</span>
              </span>
            </span>
          </a>
          <LanguageButton />
          {account}
        </div>
      </header>
      <Navigation items={nav} />
      <div class="govuk-width-container">
        <main class="app-main" id="isi" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="app-footer">
        <div class="govuk-width-container">{footer}</div>
      </footer>
    </>
  );
}

/** Its name is the language's own; on a phone three letters of it are seen. */
function LanguageButton() {
  const other = language.value === "id" ? "en" : "id";
  const name = other === "en" ? "English" : "Bahasa Indonesia";
  return (
    <button
      type="button"
      class="app-header__button"
      lang={other}
      onClick={() => chooseLanguage(other)}
    >
      <span class="app-header__long">{name}</span>
      <span class="app-header__short" aria-hidden="true">
        {other === "en" ? "EN" : "IND"}
      </span>
    </button>
  );
}

function Navigation({ items }: { items: readonly NavItem[] }) {
  const { path } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <nav class="app-nav" aria-label={say(MENU)}>
      <div class="govuk-width-container">
        <button
          type="button"
          class="app-nav__toggle"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">{open ? "✕" : "☰"}</span> {say(MENU)}
        </button>
        <ul class={`app-nav__list${open ? " app-nav__list--open" : ""}`} id="menu">
          {items.map((item) => (
            <li key={item.href}>
              <a href={item.href} aria-current={isHere(item, path) ? "page" : undefined}>
                {say(item.label)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function isHere({ href, section }: NavItem, path: string): boolean {
  const bare = path.replace(/\/$/, "") || "/";
  return bare === href || (section !== undefined && bare.startsWith(section));
}
