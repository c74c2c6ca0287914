// What search engines are told of each page: people look for "SISFO IZIN", and for the permits by name.

/** Public pages; all others are a person's own, or only make sense with a link that was sent. */
export const FINDABLE: Readonly<Record<string, string>> = {
  "/": "SISFO IZIN Kabupaten Solok: ajukan izin secara daring, ikuti prosesnya, cetak sendiri izin bertanda tangan elektronik. Gratis.",
  "/syarat":
    "Syarat setiap izin di Kabupaten Solok: dokumen, waktu proses, dan dasar hukumnya, dari SIP bidan sampai izin penelitian.",
  "/pilih-izin": "Belum tahu izin mana yang diperlukan? Jawab dua pertanyaan singkat.",
  "/standar":
    "Standar pelayanan dan maklumat DPMPTSP Naker Kabupaten Solok untuk setiap jenis izin.",
  "/lacak":
    "Lacak permohonan izin di Kabupaten Solok dengan nomor tanda terima dan kode pelacakan, tanpa masuk.",
  "/izin":
    "Periksa keaslian surat izin dari DPMPTSP Naker Kabupaten Solok: asli, masih berlaku, atau dicabut.",
  "/izin-terbit": "Daftar izin yang sudah terbit di Kabupaten Solok.",
  "/dokumen": "Bentuk setiap dokumen syarat izin di Kabupaten Solok, dengan contoh suratnya.",
  "/publikasi": "Pengumuman kantor dan hasil penelitian di Kabupaten Solok.",
  "/database":
    "Statistik izin Kabupaten Solok: jumlah, lama proses, janji yang ditepati, dan kepuasan masyarakat.",
  "/peta": "Peta izin terbit per kecamatan di Kabupaten Solok.",
  "/panduan":
    "Panduan SISFO IZIN langkah demi langkah: mendaftar, mengajukan, memperbaiki, mengunduh izin.",
  "/tanya-jawab": "Tanya jawab tentang izin di Kabupaten Solok.",
  "/kontak": "Alamat, jam pelayanan, dan nomor WhatsApp DPMPTSP Naker Kabupaten Solok.",
  "/daftar": "Daftar akun SISFO IZIN dengan NIK dan e-mail.",
};

interface Element {
  type: string;
  props: Record<string, string>;
}

/** The elements of a page's head, by its address. */
export function headOf(path: string): Set<Element> {
  const description = FINDABLE[path];
  if (!description) return new Set([meta("robots", "noindex")]);
  const found = [meta("description", description)];
  return new Set(path === "/" ? [...found, SERVICE] : found);
}

/** Who offers this, as schema.org has it; a block of data, which no browser runs. */
const SERVICE: Element = {
  type: "script",
  props: {
    type: "application/ld+json",
    textContent: JSON.stringify({
      "@context": "https://schema.org",
      "@type": "WebSite",
      name: "Sisfo Izin",
      alternateName: "SISFO IZIN Kabupaten Solok",
      inLanguage: ["id", "en"],
      publisher: {
        "@type": "GovernmentOffice",
        name: "DPMPTSP Naker Kabupaten Solok",
        areaServed: { "@type": "AdministrativeArea", name: "Kabupaten Solok, Sumatera Barat" },
      },
    }),
  },
};

const meta = (name: string, content: string): Element => ({
  type: "meta",
  props: { name, content },
});

const OWN = ["/beranda", "/permohonan", "/izin-saya", "/pesan", "/pemberitahuan", "/profil"];

/** `origin`: of the site, without a slash; without one nothing is to be found. */
export function robotsOf(origin: string | undefined): string {
  if (!origin) return "User-agent: *\nDisallow: /\n";
  const closed = ["/api/", "/petugas/", ...OWN].map((path) => `Disallow: ${path}\n`);
  return `User-agent: *\n${closed.join("")}Sitemap: ${origin}/sitemap.xml\n`;
}

export function sitemapOf(origin: string): string {
  const pages = Object.keys(FINDABLE).map((path) => `  <url><loc>${origin}${path}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.join("")}</urlset>
`;
}
