// The tabs of the public site, as people know them from the service before this one.

import type { NavItem } from "bersama/components/Shell.tsx";

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
