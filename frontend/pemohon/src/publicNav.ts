// The tabs of the public site, as people know them from the service before this one.

import type { NavItem } from "bersama/components/Shell.tsx";
import type { Text } from "bersama/language.ts";

export const PUBLIC_NAV: readonly NavItem[] = [
  { href: "/", label: { id: "Beranda", en: "Home" } },
  { href: "/lacak", label: { id: "Lacak", en: "Track" } },
  { href: "/izin-terbit", label: { id: "Izin Terbit", en: "Issued permits" } },
  { href: "/syarat", label: { id: "Syarat", en: "Requirements" }, section: "/syarat/" },
  { href: "/dokumen", label: { id: "Dokumen", en: "Documents" }, section: "/dokumen/" },
  { href: "/publikasi", label: { id: "Publikasi", en: "Publications" } },
  { href: "/database", label: { id: "Statistik", en: "Statistics" } },
  { href: "/peta", label: { id: "Peta Izin", en: "Map" } },
  { href: "/panduan", label: { id: "Bantuan", en: "Help" }, section: "/panduan/" },
];

export interface FooterItem {
  href: string;
  label: Text;
  outside?: boolean;
}

export const RIGHTS: readonly FooterItem[] = [
  { href: "/standar", label: { id: "Maklumat dan standar pelayanan", en: "Pledge and standards" } },
  { href: "/panduan/privasi", label: { id: "Data pribadi Anda", en: "Your personal data" } },
  { href: "/panduan/aksesibilitas", label: { id: "Aksesibilitas", en: "Accessibility" } },
];

// (check) addresses of national services, as they publish them
export const COMPLAINTS: readonly FooterItem[] = [
  { href: "/pengaduan", label: { id: "Sampaikan pengaduan", en: "Make a complaint" } },
  { href: "/panduan/pengaduan", label: { id: "Cara mengadu", en: "How to complain" } },
  {
    href: "https://www.lapor.go.id/",
    label: { id: "SP4N-LAPOR!", en: "SP4N-LAPOR!" },
    outside: true,
  },
  {
    href: "https://gol.kpk.go.id/",
    label: { id: "Laporan gratifikasi (KPK)", en: "Report a gratuity (KPK)" },
    outside: true,
  },
];

export const HELP: readonly FooterItem[] = [
  { href: "/izin", label: { id: "Periksa keaslian izin", en: "Check a permit" } },
  {
    href: "/pilih-izin",
    label: { id: "Izin mana yang saya perlukan?", en: "Which permit do I need?" },
  },
  { href: "/panduan", label: { id: "Panduan", en: "Guide" } },
  { href: "/tanya-jawab", label: { id: "Tanya jawab", en: "Questions and answers" } },
  { href: "/kontak", label: { id: "Hubungi kami", en: "Contact" } },
];
