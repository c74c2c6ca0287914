import { say, type Text } from "bersama/language.ts";

const TITLE: Text = { id: "Cara mengurus izin", en: "How it works" };
const GUIDE: Text = { id: "Panduan langkah demi langkah", en: "The guide, step by step" };

const STEPS: readonly { name: Text; words: Text }[] = [
  {
    name: { id: "Daftar", en: "Register" },
    words: {
      id: "Isi data diri dan foto KTP. Aktifkan akun lewat tautan yang kami kirim ke e-mail Anda.",
      en: "Enter your particulars and a photo of your KTP. Activate the account by the link that we send to your email.",
    },
  },
  {
    name: { id: "Isi dan unggah", en: "Fill in and upload" },
    words: {
      id: "Pilih izin, isi formulir, unggah dokumen. Isian tersimpan sendiri.",
      en: "Choose the permit, fill in the form, upload documents. Everything is saved as you go.",
    },
  },
  {
    name: { id: "Kirim", en: "Send" },
    words: {
      id: "Anda mendapat tanda terima dan dapat mengikuti setiap tahap.",
      en: "You get a receipt and can follow every step.",
    },
  },
  {
    name: { id: "Diperiksa", en: "Checked" },
    words: {
      id: "Petugas memeriksa pada jam kerja. Bila ada yang kurang, Anda diberi tahu sekaligus.",
      en: "Officers check it in office hours. If something is missing, you are told all of it at once.",
    },
  },
  {
    name: { id: "Terbit", en: "Issued" },
    words: {
      id: "Izin ditandatangani secara elektronik. Unduh dan cetak sendiri.",
      en: "The permit is signed electronically. Download and print it yourself.",
    },
  },
];

export function Steps() {
  return (
    <section aria-labelledby="cara">
      <h2 class="govuk-heading-m" id="cara">
        {say(TITLE)}
      </h2>
      <ol class="app-how">
        {STEPS.map(({ name, words }) => (
          <li key={name.id}>
            <h3 class="govuk-heading-s">{say(name)}</h3>
            <p>{say(words)}</p>
          </li>
        ))}
      </ol>
      <p class="govuk-body">
        <a class="govuk-link" href="/panduan">
          {say(GUIDE)}
        </a>
      </p>
    </section>
  );
}
