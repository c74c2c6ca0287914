// What stands in the navigation and is seldom gone to, most of it for those who manage, administer or
// agree as a second person.

import type { Text } from "bersama/language.ts";

import type { IconName } from "../components/Icon.tsx";
import { dashboard } from "../counters.ts";
import type { GroupId, Item } from "./item.ts";

/** Who enters files for others (`serves_counter` of `roles.toml`). */
const COUNTER = ["back_office"];
/** Who looks after people's data (`answers_data_requests`). */
const PEOPLE = ["back_office", "administrator"];
const ADMINISTRATORS = ["administrator"];
/** Who agrees as a second person (`needs_second_person` of `roles.toml`). */
const SECOND = ["head", "administrator"];
/** Who answers complaints (`answers_complaints`), and who stands above them. */
const COMPLAINTS = ["division_head", "secretary", "head"];
const manages = () => dashboard.value?.manages ?? false;

export interface Group {
  readonly id: GroupId;
  readonly label: Text;
  readonly icon: IconName;
}

export const GROUPS: readonly Group[] = [
  { id: "figures", label: { id: "Laporan", en: "Reports" }, icon: "chart" },
  { id: "people", label: { id: "Orang", en: "People" }, icon: "person" },
  { id: "rules", label: { id: "Aturan", en: "Rules" }, icon: "box" },
  { id: "site", label: { id: "Situs", en: "Site" }, icon: "draft" },
];

export const SELDOM: readonly Item[] = [
  {
    href: "/petugas/loket",
    label: { id: "Loket", en: "Counter" },
    icon: "draft",
    roles: COUNTER,
  },
  { href: "/petugas/lewat-tenggat", label: { id: "Lewat tenggat", en: "Overdue" }, icon: "alert" },
  { href: "/petugas/izin", label: { id: "Izin terbit", en: "Issued permits" }, icon: "done" },
  {
    href: "/petugas/dasar-hukum",
    label: { id: "Dasar hukum", en: "Legal basis" },
    icon: "box",
    group: "rules",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/dasbor",
    label: { id: "Dasbor", en: "Dashboard" },
    icon: "chart",
    group: "figures",
    when: manages,
  },
  {
    href: "/petugas/lama-tahap",
    label: { id: "Lama tiap tahap", en: "Time at each step" },
    icon: "half",
    group: "figures",
    when: manages,
  },
  {
    href: "/petugas/ekspor",
    label: { id: "Ekspor", en: "Exports" },
    icon: "download",
    group: "figures",
    when: manages,
  },
  {
    href: "/petugas/laporan",
    label: { id: "Laporan bulanan", en: "Monthly report" },
    icon: "print",
    group: "figures",
    when: manages,
  },
  {
    href: "/petugas/kantor",
    label: { id: "Data kantor", en: "Office data" },
    icon: "box",
    group: "rules",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/jenis-izin",
    label: { id: "Jenis izin", en: "Permit types" },
    icon: "queue",
    group: "rules",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/testimoni",
    label: { id: "Testimoni", en: "Testimonials" },
    icon: "mail",
    group: "site",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/penelitian",
    label: { id: "Hasil penelitian", en: "Research results" },
    icon: "held",
    group: "site",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/persetujuan",
    label: { id: "Persetujuan", en: "Approvals" },
    icon: "lock",
    group: "people",
    roles: SECOND,
  },
  {
    href: "/petugas/izin-lama",
    label: { id: "Izin lama", en: "Old permits" },
    icon: "copy",
    group: "rules",
    roles: SECOND,
  },
  {
    href: "/petugas/pelimpahan",
    label: { id: "Pelimpahan", en: "Standing in" },
    icon: "held",
    group: "people",
    roles: SECOND,
  },
  {
    href: "/petugas/pegawai",
    label: { id: "Petugas dan peran", en: "Officers and roles" },
    icon: "person",
    group: "people",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/orang",
    label: { id: "Akun pemohon", en: "Applicants' accounts" },
    icon: "person",
    group: "people",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/balasan",
    label: { id: "Balasan tersimpan", en: "Saved replies" },
    icon: "mail",
    group: "site",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/catatan",
    label: { id: "Catatan perubahan", en: "Record of changes" },
    icon: "copy",
    group: "rules",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/akses",
    label: { id: "Akses petugas", en: "What officers looked at" },
    icon: "search",
    group: "people",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/pengaduan",
    label: { id: "Pengaduan", en: "Complaints" },
    icon: "flag",
    roles: COMPLAINTS,
  },
  {
    href: "/petugas/permintaan-data",
    label: { id: "Permintaan data", en: "Data requests" },
    icon: "draft",
    group: "people",
    roles: PEOPLE,
  },
  {
    href: "/petugas/penghapusan",
    label: { id: "Penghapusan data", en: "Erasing of data" },
    icon: "half",
    group: "rules",
    roles: ADMINISTRATORS,
  },
  { href: "/petugas/panduan", label: { id: "Panduan", en: "Guide" }, icon: "copy" },
];
