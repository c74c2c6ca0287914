// What stands in the navigation, by role.

import { signal } from "@preact/signals";

import { dashboard } from "../counters.ts";
import { roles } from "../who.ts";
import type { Item } from "./item.ts";

const SIGNER = "head";
/** Who looks after people's data (`answers_data_requests` of `roles.toml`). */
const PEOPLE = ["back_office", "administrator"];
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

/** Between the two: what is seldom gone to, fetched behind the page and empty until then. */
const seldom = signal<readonly Item[]>([]);

export async function fetchSeldom(): Promise<void> {
  seldom.value = (await import("./seldom.ts")).SELDOM;
}

export const items = () =>
  [...FIRST, ...seldom.value, ...LAST].filter(
    (item) =>
      (!item.roles || item.roles.some((role) => roles.value.includes(role))) &&
      (!item.when || item.when()),
  );

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
