import { say, type Text } from "bersama/language.ts";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

import { Icon } from "../components/Icon.tsx";
import type { Item } from "./item.ts";
import { fetchSeldom, items } from "./nav.ts";

const LABEL: Text = { id: "Menu petugas", en: "Officers' menu" };
const WORK: Text = { id: "Pekerjaan", en: "Work" };

export function SideNav() {
  const { path } = useLocation();
  useEffect(() => {
    void fetchSeldom().catch(() => undefined);
  }, []);
  return (
    <nav class="app-nav" aria-label={say(LABEL)}>
      <h2>{say(WORK)}</h2>
      <ul>
        {items().map((item) => (
          <li key={item.href}>
            <Entry item={item} here={isHere(item.href, path)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Entry({ item, here }: { item: Item; here: boolean }) {
  const count = item.count?.();
  return (
    <a href={item.href} aria-current={here ? "page" : undefined} title={say(item.label)}>
      <Icon name={item.icon} />
      <span class="app-nav__word">{say(item.label)}</span>
      {count !== undefined && <b class={item.isNew && count ? "is-new" : undefined}>{count}</b>}
    </a>
  );
}

/** The queue stands at the root, and a file that is opened from it belongs to it. */
function isHere(href: string, path: string): boolean {
  if (href === "/petugas") return path === href || path.startsWith("/petugas/berkas/");
  return path === href || path.startsWith(`${href}/`);
}
