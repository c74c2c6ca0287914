// The pictures in public/panduan/<name>.webp, as `make pictures` takes them. A step of the
// guide whose picture is not here, such as one that an administrator named, is shown without one.

export const SIZE = { width: 360, height: 600 };

export const PICTURES: ReadonlySet<string> = new Set([
  "daftar",
  "dokumen",
  "formulir",
  "izin-saya",
  "lacak",
  "lokasi",
  "masuk",
  "perbaikan",
  "periksa-berkas",
  "periksa-kirim",
  "periksa-kode",
  "pilih-izin",
  "proses",
  "survei",
  "unduh",
]);
