// What stands in the navigation and is seldom gone to, most of it for those who manage, administer or
// agree as a second person.

import { dashboard } from "../counters.ts";
import type { Item } from "./item.ts";

/** Who enters files for others (`serves_counter` of `roles.toml`). */
const COUNTER = ["back_office"];
/** Who looks after people's data (`answers_data_requests`). */
const PEOPLE = ["back_office", "administrator"];
const ADMINISTRATORS = ["administrator"];
/** Who agrees as a second person (`needs_second_person` of `roles.toml`). */
const SECOND = ["head", "administrator"];
const manages = () => dashboard.value?.manages ?? false;

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
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/dasbor",
    label: { id: "Dasbor", en: "Dashboard" },
    icon: "chart",
    when: manages,
  },
  {
    href: "/petugas/lama-tahap",
    label: { id: "Lama tiap tahap", en: "Time at each step" },
    icon: "half",
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
    href: "/petugas/persetujuan",
    label: { id: "Persetujuan", en: "Approvals" },
    icon: "lock",
    roles: SECOND,
  },
  {
    href: "/petugas/izin-lama",
    label: { id: "Izin lama", en: "Old permits" },
    icon: "copy",
    roles: SECOND,
  },
  {
    href: "/petugas/pelimpahan",
    label: { id: "Pelimpahan", en: "Standing in" },
    icon: "held",
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
  {
    href: "/petugas/akses",
    label: { id: "Akses petugas", en: "What officers looked at" },
    icon: "search",
    roles: ADMINISTRATORS,
  },
  {
    href: "/petugas/permintaan-data",
    label: { id: "Permintaan data", en: "Data requests" },
    icon: "draft",
    roles: PEOPLE,
  },
  { href: "/petugas/panduan", label: { id: "Panduan", en: "Guide" }, icon: "copy" },
];
