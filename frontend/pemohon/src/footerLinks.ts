// What stands under every page. Apart from the tabs: the footer comes after the page itself.

import type { Text } from "bersama/language.ts";

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
  { href: "/status", label: { id: "Status layanan", en: "Service status" } },
];
