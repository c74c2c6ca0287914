/** What each refusal says to the citizen: what is wrong, then the cure. `{name}` from its params. */

import type { Code, Refusal } from "./model.ts";

export type Language = "id" | "en";

const TEXTS: Readonly<Record<Code, Readonly<Record<Language, string>>>> = {
  empty: {
    id: "Berkas ini kosong (0 byte). Periksa berkas di perangkat Anda, lalu pilih berkas {expected} yang berisi.",
    en: "This file is empty (0 bytes). Check the file on your device, then choose a {expected} file that has content.",
  },
  "wrong-format": {
    id: "Isi berkas ini bukan {expected} ({found}). Foto, pindai atau simpan ulang dokumennya sebagai {expected}, lalu pilih lagi; mengganti akhiran nama berkas saja tidak cukup.",
    en: "The content of this file is not {expected} ({found}). Photograph, scan or save the document again as {expected}, then choose it; renaming the file is not enough.",
  },
  "photo-not-scan": {
    id: "Ini foto ({found}), padahal dokumen ini harus hasil pindai berupa PDF. Pindai dokumennya dengan mesin pemindai atau aplikasi pindai tanpa tanda air, simpan sebagai PDF, lalu pilih lagi.",
    en: "This is a photo ({found}), but this document must be scanned as a PDF. Scan it with a scanner or a scanning app that leaves no watermark, save it as PDF, then choose it.",
  },
  "format-not-opened": {
    id: "Peramban ini tidak dapat membuka gambar {found}. Simpan atau kirim ulang fotonya sebagai JPG (di iPhone: Pengaturan → Kamera → Format → Paling Kompatibel), lalu pilih lagi.",
    en: "This browser cannot open {found} pictures. Save the photo again as JPG (on an iPhone: Settings → Camera → Formats → Most Compatible), then choose it.",
  },
  unreadable: {
    id: "Berkas ini rusak atau tidak lengkap sehingga tidak dapat diperkecil. Buka berkasnya di perangkat Anda; bila gagal, foto, pindai atau simpan ulang dokumennya, lalu pilih lagi.",
    en: "This file is damaged or incomplete and cannot be made smaller. Open it on your device; if that fails, photograph, scan or save the document again, then choose it.",
  },
  encrypted: {
    id: "PDF ini terkunci dan lebih besar dari {max_kb} KB, sehingga tidak dapat diperkecil di sini. Buka dokumennya, cetak ulang ke PDF tanpa kata sandi (Cetak → Simpan sebagai PDF), lalu pilih lagi.",
    en: "This PDF is locked and larger than {max_kb} KB, so it cannot be made smaller here. Open the document, print it to PDF without a password (Print → Save as PDF), then choose it.",
  },
  signed: {
    id: "PDF ini bertanda tangan elektronik dan melebihi {max_kb} KB; memperkecilnya akan merusak tanda tangannya. Unduh ulang dari penerbitnya bila ada yang lebih kecil, atau hubungi petugas.",
    en: "This PDF is signed electronically and larger than {max_kb} KB; making it smaller would break the signature. Download it from its issuer again if there is a smaller one, or contact an officer.",
  },
  "too-many-pages": {
    id: "PDF ini {pages} halaman; batasnya {max_pages} halaman. Simpan hanya halaman yang diminta (Cetak → pilih halaman → Simpan sebagai PDF), lalu pilih lagi.",
    en: "This PDF has {pages} pages; the limit is {max_pages}. Keep only the pages that are asked for (Print → choose pages → Save as PDF), then choose it.",
  },
  "too-many-pixels": {
    id: "Gambar ini terlalu besar untuk diperkecil di sini ({width} × {height} piksel); batasnya {max_megapixels} megapiksel. Turunkan resolusi kamera, foto ulang, lalu pilih lagi.",
    en: "This picture is too large to be shrunk here ({width} × {height} pixels); the limit is {max_megapixels} megapixels. Lower the camera's resolution, take it again, then choose it.",
  },
  "cannot-shrink": {
    id: "Berkas ini tidak dapat diperkecil sampai {max_kb} KB tanpa menjadi tidak terbaca. Pindai ulang hitam-putih 150 dpi, kirim hanya halaman yang diminta, atau perkecil gambar di dokumennya sebelum menyimpan sebagai PDF.",
    en: "This file cannot be made smaller than {max_kb} KB and still be read. Scan it again in black and white at 150 dpi, or send only the pages that are asked for. Or make the pictures in the document smaller before saving it as PDF.",
  },
  "not-loaded": {
    id: "Alat untuk memperkecil berkas belum termuat. Periksa sambungan internet Anda, lalu pilih berkasnya lagi.",
    en: "The tool that makes files smaller could not be loaded. Check your internet connection, then choose the file again.",
  },
  "browser-too-old": {
    id: "Peramban ini terlalu lama untuk memperkecil berkas. Perbarui peramban, pakai perangkat lain, atau pilih berkas {expected} paling besar {max_kb} KB.",
    en: "This browser is too old to make files smaller. Update it, use another device, or choose a {expected} file of at most {max_kb} KB.",
  },
};

export function sentence({ code, params }: Refusal, language: Language): string {
  return TEXTS[code][language].replace(/\{(\w+)\}/g, (gap, name: string) =>
    String(params[name] ?? gap),
  );
}
