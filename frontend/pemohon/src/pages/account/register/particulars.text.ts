import type { Text } from "bersama/language.ts";

export const INTRO: Text = {
  id: "Isi sesuai KTP. Setelah ini Anda mengunggah foto atau hasil pindai KTP, lalu kami mengirim tautan ke e-mail Anda.",
  en: "As on your identity card (KTP). After this you upload a photo or scan of it, and we send a link to your email.",
};
export const CAPITALS: Text = {
  id: "Jangan menulis dengan huruf kapital semua. Gunakan huruf kapital di awal setiap kata, misalnya Siti Rahmadani.",
  en: "Do not write everything in capitals. Begin each word with a capital letter, for example Siti Rahmadani.",
};
export const YOU: Text = { id: "Data diri", en: "About you" };
export const NIK: Text = { id: "NIK", en: "NIK (number of your identity card)" };
export const NIK_HINT: Text = { id: "16 angka pada KTP", en: "The 16 digits on your KTP" };
export const ADDRESS: Text = { id: "Alamat sesuai KTP", en: "Address as on your KTP" };
export const CONTACT: Text = { id: "Cara menghubungi Anda", en: "How we reach you" };
export const PASSWORD: Text = { id: "Kata sandi", en: "Password" };
export const PASSWORD_LABEL: Text = { id: "Buat kata sandi", en: "Choose a password" };
export const DECLARATION: Text = {
  id: "Data yang saya masukkan sudah benar",
  en: "What I have entered is true",
};
export const GO_ON: Text = { id: "Lanjut ke unggah KTP", en: "Go on to the KTP" };
