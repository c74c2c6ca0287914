// What stands in the navigation, by role.

import { batch, signal } from "@preact/signals";
import type { ComponentType } from "preact";

import { dashboard } from "../counters.ts";
import { roles } from "../who.ts";
import type { Item } from "./item.ts";

const SIGNER = "head";
/** Who answers citizens (`ANSWERING_ROLE` of `domain/conversations/writing.py`). */
const ANSWERS = "back_office";
/** Who looks after people's data (`answers_data_requests` of `roles.toml`). */
const PEOPLE = [ANSWERS, "administrator"];
const FIRST: readonly Item[] = [
  {
    href: "/petugas/tanda-tangan",
    label: { id: "Tanda tangan", en: "Signing" },
    icon: "sign",
    roles: [SIGNER],
    count: toSign,
  },
  {
    href: "/petugas",
    label: { id: "Antrean", en: "Queue" },
    icon: "queue",
    count: () => waiting(roles.value),
  },
  {
    href: "/petugas/pesan",
    label: { id: "Pesan", en: "Messages" },
    icon: "mail",
    roles: [ANSWERS],
    count: () => dashboard.value?.unread,
    isNew: true,
  },
  {
    href: "/petugas/akun-baru",
    label: { id: "Akun baru", en: "New accounts" },
    icon: "done",
    roles: PEOPLE,
  },
  { href: "/petugas/cari", label: { id: "Cari berkas", en: "Search files" }, icon: "search" },
];
const LAST: readonly Item[] = [
  { href: "/petugas/akun", label: { id: "Akun saya", en: "My account" }, icon: "person" },
];

/** Lines that stand on a screen of 720 px; a longer menu is folded. */
const FITS = 16;

/** Between the two: what is seldom gone to, fetched behind the page and empty until then. */
const seldom = signal<readonly Item[]>([]);
export const folds = signal<ComponentType<{ items: readonly Item[] }> | null>(null);

export async function fetchSeldom(): Promise<void> {
  const found = await Promise.all([import("./seldom.ts"), import("./Folds.tsx")]);
  batch(() => {
    seldom.value = found[0].SELDOM;
    folds.value = found[1].Folds;
  });
}

/** `folded`: what stands by subject, between the others, because all of it would be too long. */
export function menu(): Record<"first" | "folded" | "last", readonly Item[]> {
  const own = [...FIRST, ...seldom.value].filter(
    (item) =>
      (!item.roles || item.roles.some((role) => roles.value.includes(role))) &&
      (!item.when || item.when()),
  );
  if (own.length + LAST.length <= FITS) return { first: [...own, ...LAST], folded: [], last: [] };
  return {
    first: own.filter(({ group }) => !group),
    folded: own.filter(({ group }) => group),
    last: LAST,
  };
}

/** What a role is called, once it is known. */
export function roleName(role: string): string {
  if (role === "administrator") return "Administrator"; // decides no step, so it has no column
  const { value: known } = dashboard;
  return known ? (known.roles.find((found) => found.role === role)?.label ?? role) : "";
}

export const isSigner = () => roles.value.includes(SIGNER);

/** Letters: permits at the signer's step, and decrees that take one back. */
function toSign(): number | undefined {
  const permits = waiting([SIGNER]);
  return permits === undefined ? undefined : permits + (dashboard.value?.decrees ?? 0);
}

function waiting(own: readonly string[]): number | undefined {
  const columns = dashboard.value?.roles.filter(({ role }) => own.includes(role));
  return columns?.reduce((sum, column) => sum + column.waiting, 0);
}
