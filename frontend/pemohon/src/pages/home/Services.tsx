import { say, type Text } from "bersama/language.ts";

import { ICONS, type IconName } from "./icons.ts";

const TITLE: Text = { id: "Layanan tanpa akun", en: "Services without an account" };

const SERVICES: readonly { href: string; icon: IconName; name: Text; words: Text }[] = [
  {
    href: "/syarat",
    icon: "clipboard",
    name: { id: "Syarat", en: "Requirements" },
    words: {
      id: "Apa yang perlu disiapkan untuk tiap izin.",
      en: "What to prepare for each permit.",
    },
  },
  {
    href: "/lacak",
    icon: "search",
    name: { id: "Lacak", en: "Track" },
    words: {
      id: "Lihat sampai di mana permohonan Anda dengan nomor dan kode pelacakan.",
      en: "See how far an application has got.",
    },
  },
  {
    href: "/izin",
    icon: "shield",
    name: { id: "Periksa keaslian izin", en: "Check a permit" },
    words: {
      id: "Apakah surat izin benar kami terbitkan dan masih berlaku.",
      en: "Whether a permit was issued by us and is still in force.",
    },
  },
  {
    href: "/izin-terbit",
    icon: "list",
    name: { id: "Izin Terbit", en: "Issued permits" },
    words: { id: "Daftar izin yang sudah terbit.", en: "The register of issued permits." },
  },
  {
    href: "/dokumen",
    icon: "document",
    name: { id: "Dokumen", en: "Documents" },
    words: {
      id: "Bentuk tiap dokumen syarat dan dasar hukumnya.",
      en: "What each document must look like, and the legal basis.",
    },
  },
  {
    href: "/publikasi",
    icon: "book",
    name: { id: "Publikasi", en: "Publications" },
    words: { id: "Hasil penelitian dan pengumuman.", en: "Research results and announcements." },
  },
  {
    href: "/database",
    icon: "chart",
    name: { id: "Statistik", en: "Statistics" },
    words: {
      id: "Jumlah izin, lama proses, kepuasan masyarakat.",
      en: "Permits issued, time taken, public satisfaction.",
    },
  },
  {
    href: "/peta",
    icon: "map",
    name: { id: "Peta Izin", en: "Map" },
    words: { id: "Izin terbit per kecamatan.", en: "Issued permits by district." },
  },
];

export function Services() {
  return (
    <nav aria-labelledby="layanan">
      <h2 class="govuk-heading-m" id="layanan">
        {say(TITLE)}
      </h2>
      <ul class="app-tiles">
        {SERVICES.map(({ href, icon, name, words }) => (
          <li class="app-tile" key={href}>
            <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false">
              <path d={ICONS[icon]} />
            </svg>
            <div>
              <a class="app-card__link govuk-link" href={href}>
                {say(name)}
              </a>
              <p>{say(words)}</p>
            </div>
          </li>
        ))}
      </ul>
    </nav>
  );
}
