// Sample letters for what applicants have to write themselves. They are written in Indonesian, as
// the letters have to be; "…" is filled in by hand.

export interface Letter {
  id: string;
  title: string;
  /** For which permits, in both languages. */
  for: { id: string; en: string };
  /** Above the body, one per line. */
  head: readonly string[];
  /** Paragraphs; one of lines `label|` is a form to fill in. */
  body: readonly (string | readonly string[])[];
  signers: readonly string[];
  /** A duty stamp of Rp10.000 belongs on it. */
  stamped?: boolean;
}

const TO_THE_HEAD = [
  "Yth. Kepala Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu dan Tenaga Kerja",
  "Kabupaten Solok",
  "di Arosuka",
];

const PERSON = ["Nama", "NIK", "Tempat, tanggal lahir", "Alamat", "Nomor WhatsApp"];

export const LETTERS: readonly Letter[] = [
  {
    id: "permohonan-izin-praktik",
    title: "Surat Permohonan Izin Praktik",
    for: { id: "Semua izin praktik kesehatan", en: "All health practice permits" },
    head: ["Hal: Permohonan Surat Izin Praktik", "", ...TO_THE_HEAD],
    body: [
      "Dengan hormat,",
      "Saya yang bertanda tangan di bawah ini:",
      [...PERSON, "Profesi", "Nomor STR", "Nama dan alamat tempat praktik"],
      "mengajukan permohonan Surat Izin Praktik (baru / perpanjangan)* sebagai … di tempat praktik tersebut. Dokumen persyaratan saya unggah melalui Sisfo Izin.",
      "Demikian permohonan ini saya sampaikan. Atas perhatian Bapak/Ibu saya ucapkan terima kasih.",
      "*) Coret yang tidak perlu.",
    ],
    signers: ["Pemohon"],
  },
  {
    id: "keterangan-tempat-praktik",
    title: "Surat Keterangan Tempat Praktik dari Atasan",
    for: { id: "Semua izin praktik kesehatan", en: "All health practice permits" },
    head: ["(memakai kop surat tempat kerja)", "Nomor: …"],
    body: [
      "Yang bertanda tangan di bawah ini:",
      ["Nama", "Jabatan", "Instansi", "Alamat instansi"],
      "menerangkan bahwa:",
      ["Nama", "NIK", "Profesi", "Nomor STR"],
      "benar bekerja dan berpraktik di … sejak tanggal … sampai sekarang, dengan jadwal …",
      "Surat keterangan ini dibuat untuk mengurus Surat Izin Praktik.",
    ],
    signers: ["Atasan, dengan stempel instansi"],
  },
  {
    id: "pernyataan-penyehat-tradisional",
    title: "Surat Pernyataan Penyehat Tradisional",
    for: { id: "Surat Terdaftar Penyehat Tradisional (STPT)", en: "Traditional healers (STPT)" },
    head: [],
    body: [
      "Saya yang bertanda tangan di bawah ini:",
      [...PERSON, "Cara pelayanan (keterampilan / ramuan)", "Alamat tempat praktik"],
      "menyatakan dengan sebenarnya bahwa saya:",
      "1. memberikan pelayanan dengan cara seperti tertulis di atas, hanya di satu tempat praktik;",
      "2. tidak melakukan tindakan invasif, dan tidak memakai alat ataupun obat kedokteran;",
      "3. tidak menjanjikan kesembuhan, dan merujuk klien ke fasilitas kesehatan bila diperlukan.",
      "Bila pernyataan ini tidak benar, saya bersedia menerima akibatnya menurut peraturan perundang-undangan.",
    ],
    signers: ["Yang menyatakan"],
    stamped: true,
  },
  {
    id: "pernyataan-menaati-norma",
    title: "Surat Pernyataan Menaati Norma",
    for: { id: "Rekomendasi izin keramaian", en: "Public events" },
    head: [],
    body: [
      "Saya yang bertanda tangan di bawah ini, penanggung jawab kegiatan:",
      [...PERSON, "Nama kegiatan", "Hari dan tanggal", "Tempat"],
      "menyatakan bahwa kegiatan tersebut tidak melanggar norma agama, adat, kesusilaan, dan hukum, selesai pada waktunya, serta menjaga ketertiban dan kebersihan tempat kegiatan.",
      "Apabila pernyataan ini tidak dipenuhi, saya bersedia kegiatan tersebut dihentikan dan menerima akibatnya menurut peraturan perundang-undangan.",
    ],
    signers: ["Penanggung jawab"],
    stamped: true,
  },
  {
    id: "persetujuan-pemilik-tempat",
    title: "Surat Persetujuan Pemilik Tempat",
    for: { id: "Rekomendasi izin keramaian", en: "Public events" },
    head: [],
    body: [
      "Saya yang bertanda tangan di bawah ini, pemilik/pengelola tempat:",
      ["Nama", "NIK", "Alamat", "Tempat yang dipakai"],
      "menyetujui tempat tersebut dipakai untuk kegiatan:",
      ["Nama kegiatan", "Penyelenggara", "Hari dan tanggal", "Pukul"],
      "Demikian persetujuan ini dibuat dengan sebenarnya.",
    ],
    signers: ["Penyelenggara", "Pemilik/pengelola tempat"],
  },
  {
    id: "persetujuan-masyarakat",
    title: "Surat Persetujuan Masyarakat Sekitar",
    for: { id: "Izin operasional sekolah", en: "Schools" },
    head: [],
    body: [
      "Kami, warga yang tinggal di sekitar lokasi, menyetujui penyelenggaraan satuan pendidikan:",
      ["Nama satuan pendidikan", "Penyelenggara", "Alamat"],
      "Nama, alamat, dan tanda tangan warga (paling sedikit yang berbatasan di kiri, kanan, depan, dan belakang):",
      [
        "1. Nama, alamat, tanda tangan",
        "2. Nama, alamat, tanda tangan",
        "3. Nama, alamat, tanda tangan",
        "4. Nama, alamat, tanda tangan",
      ],
    ],
    signers: ["Kepala Jorong", "Wali Nagari"],
  },
  {
    id: "surat-kuasa",
    title: "Surat Kuasa",
    for: {
      id: "Bila permohonan diurus orang lain",
      en: "If someone else applies for you",
    },
    head: [],
    body: [
      "Saya yang bertanda tangan di bawah ini (pemberi kuasa):",
      ["Nama", "NIK", "Alamat"],
      "memberi kuasa kepada (penerima kuasa):",
      ["Nama", "NIK", "Alamat"],
      "untuk mengurus permohonan … melalui Sisfo Izin DPMPTSP Naker Kabupaten Solok, sampai izin diterbitkan. Kuasa ini tidak dapat dialihkan kepada orang lain.",
    ],
    signers: ["Penerima kuasa", "Pemberi kuasa"],
    stamped: true,
  },
];
