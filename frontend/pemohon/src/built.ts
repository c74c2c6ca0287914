// The addresses that are built as files. A first segment that is not here answers 404; what comes
// after it, such as the id in /permohonan/…, is read by the page's script.

export const BUILT = [
  // public
  "/",
  "/404",
  "/izin",
  "/lacak",
  "/tembusan",
  "/izin-terbit",
  "/syarat",
  "/standar",
  "/pilih-izin",
  "/dokumen",
  "/publikasi",
  "/database",
  "/peta",
  "/panduan",
  "/tanya-jawab",
  "/kontak",
  "/pengaduan",
  "/status",
  // account
  "/daftar",
  "/masuk",
  "/sandi",
  "/verifikasi",
  // a citizen's own
  "/beranda",
  "/izin-saya",
  "/permohonan",
  "/pesan",
  "/pemberitahuan",
  "/profil",
  "/serah-terima",
  "/undangan",
  "/operator",
] as const;
