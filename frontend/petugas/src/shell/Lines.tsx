import { say } from "bersama/language.ts";
import { useLocation } from "preact-iso";

import { Icon } from "../components/Icon.tsx";
import type { Item } from "./item.ts";

export function Lines({ items }: { items: readonly Item[] }) {
  const { path } = useLocation();
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <Line item={item} here={isHere(item, path)} />
        </li>
      ))}
    </ul>
  );
}

function Line({ item, here }: { item: Item; here: boolean }) {
  const count = item.count?.();
  return (
    <a href={item.href} aria-current={here ? "page" : undefined} title={say(item.label)}>
      <Icon name={item.icon} />
      <span class="app-nav__word">{say(item.label)}</span>
      {count !== undefined && <b class={lookOf(count, item)}>{count}</b>}
    </a>
  );
}

const lookOf = (count: number, { isNew }: Item) =>
  count === 0 ? "is-none" : isNew ? "is-new" : undefined;

/** The queue stands at the root, and a file that is opened from it belongs to it. */
export function isHere({ href }: Item, path: string): boolean {
  if (href === "/petugas") return path === href || path.startsWith("/petugas/berkas/");
  return path === href || path.startsWith(`${href}/`);
}
