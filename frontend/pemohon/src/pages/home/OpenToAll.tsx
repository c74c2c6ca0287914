import { say, type Text } from "bersama/language.ts";

const TITLE: Text = { id: "Terbuka untuk umum", en: "Open to everybody" };

const LINKS: readonly { href: string; name: Text }[] = [
  { href: "/izin-terbit", name: { id: "Izin terbit", en: "Issued permits" } },
  { href: "/peta", name: { id: "Peta izin per kecamatan", en: "Map of permits by district" } },
  { href: "/publikasi", name: { id: "Hasil penelitian", en: "Results of research" } },
  {
    href: "/database",
    name: { id: "Statistik layanan, dapat diunduh", en: "Statistics, to download" },
  },
  {
    href: "/dokumen",
    name: { id: "Bentuk tiap dokumen syarat", en: "What each document is like" },
  },
  { href: "/standar", name: { id: "Maklumat dan standar pelayanan", en: "Pledge and standards" } },
];

export function OpenToAll() {
  return (
    <nav aria-labelledby="terbuka">
      <h2 class="govuk-heading-m" id="terbuka">
        {say(TITLE)}
      </h2>
      <ul class="app-often">
        {LINKS.map(({ href, name }) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
