// What a long menu folds by subject. One group is open at a time, so that all of it stands on a screen
// of 720 px; the one of the page is open when one comes to it.

import { say } from "bersama/language.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { Icon } from "../components/Icon.tsx";
import type { GroupId, Item } from "./item.ts";
import { isHere, Lines } from "./Lines.tsx";
import { GROUPS } from "./seldom.ts";

export function Folds({ items }: { items: readonly Item[] }) {
  const { path } = useLocation();
  const here = items.find((item) => isHere(item, path))?.group;
  const [turned, turn] = useState<{ path: string; open: GroupId | undefined } | null>(null);
  const open = turned?.path === path ? turned.open : here;
  return (
    <>
      {GROUPS.map(({ id, label, icon }) => {
        const own = items.filter(({ group }) => group === id);
        const isOpen = open === id;
        return own.length === 0 ? null : (
          <section class="app-nav__group" key={id}>
            <button
              type="button"
              aria-expanded={isOpen}
              title={say(label)}
              onClick={() => turn({ path, open: isOpen ? undefined : id })}
            >
              <Icon name={icon} />
              <span class="app-nav__word">{say(label)}</span>
              <Icon name={isOpen ? "up" : "down"} size={12} />
            </button>
            {isOpen && <Lines items={own} />}
          </section>
        );
      })}
    </>
  );
}
