// What stands in the navigation, by role.

import { signal } from "@preact/signals";

import { dashboard } from "../counters.ts";
import { roles } from "../who.ts";
import type { Item } from "./item.ts";

const SIGNER = "head";
/** Who looks after people's data (`answers_data_requests` of `roles.toml`). */
const PEOPLE = ["back_office", "administrator"];
/** Who enters files for others (`serves_counter`). */
const COUNTER = ["back_office"];
/** Whose roles have a part of the office's own pages, whether or not they manage. */
const OFFICE = new Set(["head", "administrator"]);

function manages(): boolean {
  return dashboard.value?.manages ?? false;
}

const FIRST: readonly Item[] = [
  {
    href: "/petugas/tanda-tangan",
    label: { id: "Tanda tangan", en: "Signing" },
    icon: "sign",
    roles: [SIGNER],
    count: () => waiting([SIGNER]),
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
  {
    href: "/petugas/loket",
    label: { id: "Loket", en: "Counter" },
    icon: "draft",
    roles: COUNTER,
  },
  { href: "/petugas/cari", label: { id: "Cari berkas", en: "Search files" }, icon: "search" },
  { href: "/petugas/lewat-tenggat", label: { id: "Lewat tenggat", en: "Overdue" }, icon: "alert" },
  { href: "/petugas/izin", label: { id: "Izin terbit", en: "Issued permits" }, icon: "done" },
];
const LAST: readonly Item[] = [
  {
    href: "/petugas/permintaan-data",
    label: { id: "Permintaan data", en: "Data requests" },
    icon: "draft",
    roles: PEOPLE,
  },
  { href: "/petugas/akun", label: { id: "Akun saya", en: "My account" }, icon: "person" },
];

/** Between the two: fetched for those who have any of it, and empty until then. */
const office = signal<readonly Item[]>([]);

/** Whether this officer manages, administers or agrees as a second person. */
export const hasOffice = () => manages() || roles.value.some((role) => OFFICE.has(role));

export async function fetchOffice(): Promise<void> {
  office.value = (await import("./office.ts")).OFFICE_ITEMS;
}

export const items = () =>
  [...FIRST, ...office.value, ...LAST].filter(
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

function waiting(own: readonly string[]): number | undefined {
  const columns = dashboard.value?.roles.filter(({ role }) => own.includes(role));
  return columns?.reduce((sum, column) => sum + column.waiting, 0);
}
