// What stands in the navigation, by role.

import type { Text } from "bersama/language.ts";

import type { IconName } from "../components/Icon.tsx";
import { dashboard } from "../counters.ts";
import { roles } from "../who.ts";

export interface Item {
  readonly href: string;
  readonly label: Text;
  readonly icon: IconName;
  /** Which roles see it; everybody's without any. */
  readonly roles?: readonly string[];
  /** Who else must be asked: whether this officer may see it at all. */
  readonly when?: () => boolean;
  readonly count?: () => number | undefined;
  /** The number says that somebody waits for an answer. */
  readonly isNew?: boolean;
}

const SIGNER = "head";
/** Who looks after people's data (`answers_data_requests` of `roles.toml`). */
const PEOPLE = ["back_office", "administrator"];
const ADMINISTRATORS = ["administrator"];
/** Who agrees as a second person (`needs_second_person` of `roles.toml`). */
const SECOND = ["head", "administrator"];

function manages(): boolean {
  return dashboard.value?.manages ?? false;
}

const ITEMS: readonly Item[] = [
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
    href: "/petugas/hari-libur",
    label: { id: "Hari libur", en: "Holidays" },
    icon: "pause",
    roles: ["administrator"],
  },
  {
    href: "/petugas/dasar-hukum",
    label: { id: "Dasar hukum", en: "Legal basis" },
    icon: "box",
    roles: ["administrator"],
  },
  { href: "/petugas/cari", label: { id: "Cari berkas", en: "Search files" }, icon: "search" },
  {
    href: "/petugas/dasbor",
    label: { id: "Dasbor", en: "Dashboard" },
    icon: "chart",
    when: manages,
  },
  {
    href: "/petugas/ekspor",
    label: { id: "Ekspor", en: "Exports" },
    icon: "download",
    when: manages,
  },
  {
    href: "/petugas/laporan",
    label: { id: "Laporan bulanan", en: "Monthly report" },
    icon: "print",
    when: manages,
  },
  {
    href: "/petugas/kantor",
    label: { id: "Data kantor", en: "Office data" },
    icon: "box",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/jenis-izin",
    label: { id: "Jenis izin", en: "Permit types" },
    icon: "queue",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/testimoni",
    label: { id: "Testimoni", en: "Testimonials" },
    icon: "mail",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/penelitian",
    label: { id: "Hasil penelitian", en: "Research results" },
    icon: "held",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/permintaan-data",
    label: { id: "Permintaan data", en: "Data requests" },
    icon: "draft",
    roles: PEOPLE,
  },
  {
    href: "/petugas/persetujuan",
    label: { id: "Persetujuan", en: "Approvals" },
    icon: "lock",
    roles: SECOND,
  },
  {
    href: "/petugas/pegawai",
    label: { id: "Petugas dan peran", en: "Officers and roles" },
    icon: "person",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/orang",
    label: { id: "Akun pemohon", en: "Applicants' accounts" },
    icon: "person",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/balasan",
    label: { id: "Balasan tersimpan", en: "Saved replies" },
    icon: "mail",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/catatan",
    label: { id: "Catatan perubahan", en: "Record of changes" },
    icon: "copy",
    roles: ADMINISTRATORS,
  },
  { href: "/petugas/akun", label: { id: "Akun saya", en: "My account" }, icon: "person" },
];

export const items = () =>
  ITEMS.filter(
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
