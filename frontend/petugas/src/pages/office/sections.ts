// What administrators keep of the office's own data, kind by kind.

import { answer, api } from "bersama/api/client.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { FOLLOW_UPS } from "./followUps.ts";
import type { Field } from "./model.ts";
import { contentOf, path, type Section } from "./section.ts";

const TITLE: Field = { name: "title", label: { id: "Judul", en: "Title" }, kind: "both" };
const ORDER: Field = {
  name: "order",
  label: { id: "Urutan", en: "Order" },
  hint: { id: "Yang kecil lebih dahulu.", en: "Small numbers come first." },
  kind: "number",
};
const both = (value: unknown) => say(value as Text);
const GONE: Text = {
  id: "Tidak lagi terlihat oleh siapa pun kecuali administrator; dapat ditampilkan lagi.",
  en: "Nobody but administrators sees it any more; it can be shown again.",
};

const REASON_USES: Readonly<Record<string, Text>> = {
  document: { id: "Dokumen ditolak", en: "A refused document" },
  returning: { id: "Permohonan dikembalikan", en: "A returned application" },
  rejecting: { id: "Permohonan ditolak", en: "A rejected application" },
};

const IN_USE: Text = {
  id: "Masih dipakai {running} permohonan yang berjalan. Semuanya tetap menyebut tempat ini sampai selesai, juga di izinnya. Tidak ada yang dapat memilihnya lagi, dan draf yang menyebutnya diminta memilih tempat lain sebelum dikirim. Bila hanya namanya yang berubah, ubah namanya dan jangan sembunyikan.",
  en: "{running} running {running:application names|applications name} it. They go on naming it until they end, and so do their permits. Nobody can choose it any more, and a draft that names it is asked for another place before it is sent. If only its name has changed, change the name instead of hiding it.",
};
const UNUSED: Text = {
  id: "Tidak ada permohonan berjalan yang menyebutnya. Tempat ini tidak dapat dipilih lagi, dan draf yang menyebutnya diminta memilih tempat lain sebelum dikirim; izin yang sudah terbit tetap menyebutnya.",
  en: "No running application names it. It can be chosen no more, and a draft that names it is asked for another place before it is sent; issued permits go on naming it.",
};
const PLACE_KINDS: Readonly<Record<string, Text>> = {
  nagari: { id: "Nagari", en: "Nagari" },
  puskesmas: { id: "Puskesmas", en: "Health centre" },
  hospital: { id: "Rumah sakit", en: "Hospital" },
  agency: { id: "Instansi", en: "Agency" },
  school: { id: "Sekolah", en: "School" },
  other: { id: "Lainnya", en: "Other" },
};
const RULES: Readonly<Record<string, Text>> = {
  holiday: { id: "Libur", en: "Holiday" },
  "working-day": { id: "Hari kerja", en: "Working day" },
};

export const SECTIONS: readonly Section[] = [
  {
    key: "libur",
    title: { id: "Hari libur", en: "Holidays" },
    about: {
      id: "Menang atas kalender nasional. Janji yang sudah diberikan tidak berubah.",
      en: "Wins over the national calendar. Promises that were given do not change.",
    },
    newId: "day",
    hides: true,
    beside: {
      href: "/petugas/hari-libur",
      label: { id: "Isi satu keputusan sekaligus", en: "Enter a whole decree" },
    },
    hiding: {
      id: "Hari itu kembali mengikuti kalender nasional.",
      en: "The day follows the national calendar again.",
    },
    fields: [
      {
        name: "rule",
        label: { id: "Hari itu", en: "That day is" },
        kind: "choice",
        choices: RULES,
      },
      {
        name: "reason",
        label: { id: "Dasar (nomor keputusan)", en: "Decree (with its number)" },
        kind: "line",
      },
    ],
    row: ({ entry_id, content }) =>
      `${day(entry_id)}: ${both(RULES[`${content.rule}`])}, ${content.reason}`,
    list: () => answer(api.GET("/api/admin/holidays")),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/holidays/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
  {
    key: "tempat",
    title: { id: "Tempat", en: "Places" },
    about: {
      id: "Pilihan tempat dalam formulir permohonan.",
      en: "Places that applications can name.",
    },
    newId: "made",
    hides: true,
    hiding: ({ running = 0 }) => say(running > 0 ? IN_USE : UNUSED, { running }),
    fields: [
      { name: "name", label: { id: "Nama", en: "Name" }, kind: "printed" },
      { name: "kind", label: { id: "Macam", en: "Kind" }, kind: "choice", choices: PLACE_KINDS },
      {
        name: "district",
        label: { id: "Kecamatan", en: "District" },
        kind: "district",
        optional: true,
      },
    ],
    row: ({ content }) => `${content.name} (${both(PLACE_KINDS[`${content.kind}`])})`,
    list: () => answer(api.GET("/api/admin/places")),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/places/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
  {
    key: "tanya-jawab",
    title: { id: "Tanya jawab", en: "Questions" },
    about: { id: "Halaman Tanya jawab di situs warga.", en: "The page of questions of citizens." },
    newId: "made",
    hides: true,
    hiding: GONE,
    fields: [
      { name: "question", label: { id: "Pertanyaan", en: "Question" }, kind: "both" },
      { name: "answer", label: { id: "Jawaban", en: "Answer" }, kind: "both", prose: true },
      ORDER,
    ],
    row: ({ content }) => both(content.question),
    list: () => answer(api.GET("/api/admin/faq")),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/faq/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
  {
    key: "panduan",
    title: { id: "Panduan", en: "Guide" },
    about: { id: "Topik panduan di situs warga.", en: "Topics of the citizens' guide." },
    newId: "made",
    hides: true,
    hiding: GONE,
    fields: [
      TITLE,
      { name: "summary", label: { id: "Ringkasan", en: "Summary" }, kind: "both", optional: true },
      {
        name: "steps",
        label: { id: "Langkah", en: "Step" },
        kind: "list",
        add: { id: "Tambah langkah", en: "Add a step" },
        fields: [
          { name: "text", label: { id: "Teks", en: "Text" }, kind: "both", prose: true },
          { name: "picture", label: { id: "Gambar", en: "Picture" }, kind: "kept" },
        ],
      },
      ORDER,
    ],
    row: ({ content }) => both(content.title),
    list: () => answer(api.GET("/api/admin/guide")),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/guide/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
  {
    key: "pengumuman",
    title: { id: "Pengumuman", en: "Announcements" },
    about: {
      id: "Terlihat di situs warga dari tanggal mulai sampai tanggal akhir.",
      en: "Seen by citizens from the first to the last day.",
    },
    newId: "given",
    hides: true,
    hiding: GONE,
    fields: [
      TITLE,
      { name: "text", label: { id: "Isi", en: "Text" }, kind: "both", prose: true },
      { name: "starts_on", label: { id: "Mulai", en: "From" }, kind: "day" },
      { name: "ends_on", label: { id: "Sampai", en: "Until" }, kind: "day", optional: true },
    ],
    row: ({ content }) => `${both(content.title)} (${day(`${content.starts_on}`)})`,
    list: () => answer(api.GET("/api/admin/announcements", { params: { query: { limit: 50 } } })),
    add: (content) =>
      answer(api.POST("/api/admin/announcements", { body: { content: contentOf(content) } })),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/announcements/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
  FOLLOW_UPS,
  {
    key: "alasan",
    title: { id: "Alasan", en: "Reasons" },
    about: {
      id: "Dipilih petugas saat menolak dokumen, mengembalikan, atau menolak permohonan. Kalimat yang sudah dibaca pemohon tidak berubah.",
      en: "Chosen by officers who refuse a document, return or reject an application. Words that applicants have read stay.",
    },
    newId: "made",
    hides: true,
    hiding: {
      id: "Tidak ditawarkan lagi; berkas yang sudah memakainya tetap mengatakannya.",
      en: "It is offered no more; files that use it still say it.",
    },
    fields: [
      {
        name: "label",
        label: { id: "Sebutan di daftar petugas", en: "Name in the officer's list" },
        kind: "both",
      },
      {
        name: "use",
        label: { id: "Dipakai untuk", en: "Said of" },
        kind: "choice",
        choices: REASON_USES,
      },
      { name: "text", label: { id: "Yang salah", en: "What is wrong" }, kind: "both" },
      { name: "cure", label: { id: "Yang harus dilakukan", en: "What to do" }, kind: "both" },
      {
        name: "documents",
        label: { id: "Hanya untuk dokumen", en: "For these documents only" },
        hint: {
          id: "Kode dokumen, dipisah koma. Kosong: semua.",
          en: "Codes of documents, parted by commas. Empty: all.",
        },
        kind: "codes",
      },
      {
        name: "types",
        label: { id: "Hanya untuk jenis izin", en: "For these permit types only" },
        hint: {
          id: "Kode jenis izin, dipisah koma. Kosong: semua.",
          en: "Codes of permit types, parted by commas. Empty: all.",
        },
        kind: "codes",
      },
      ORDER,
    ],
    row: ({ content }) =>
      `${both(REASON_USES[`${content.use}`] ?? TITLE.label)}: ${both(content.label)}`,
    list: () => answer(api.GET("/api/admin/reasons")),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/reasons/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
  {
    key: "kontak",
    title: { id: "Kontak", en: "Contacts" },
    about: {
      id: "Cara menghubungi kantor; baris pertama menerima pesan warga.",
      en: "How the office is reached; the first line gets citizens' messages.",
    },
    newId: null,
    hides: false,
    hiding: GONE,
    fields: [
      { name: "phone", label: { id: "Telepon", en: "Telephone" }, kind: "printed" },
      { name: "email", label: { id: "Surel", en: "E-mail" }, kind: "line" },
      {
        name: "contacts",
        label: { id: "Kontak", en: "Contact" },
        kind: "list",
        add: { id: "Tambah kontak", en: "Add a contact" },
        fields: [
          { name: "label", label: { id: "Sebutan", en: "Label" }, kind: "both" },
          {
            name: "whatsapp",
            label: { id: "WhatsApp", en: "WhatsApp" },
            hint: { id: "Misalnya +6281234567890", en: "Such as +6281234567890" },
            kind: "line",
          },
        ],
      },
    ],
    row: ({ content }) => `${content.phone}, ${content.email}`,
    list: () => answer(api.GET("/api/admin/contacts")),
    put: (entry_id, body) =>
      answer(
        api.PUT("/api/admin/contacts/{entry_id}", {
          ...path(entry_id),
          body: { ...body, content: contentOf(body.content) },
        }),
      ),
  },
];

/** Short enough for every kind, codes of reasons included, with a number behind it. */
const LONGEST_NAME = 36;

/** `Puskesmas Selayo (baru)` → `puskesmas-selayo-baru`; never empty. */
export function slug(words: string): string {
  const plain = words.normalize("NFKD").toLowerCase();
  const made = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return made.slice(0, LONGEST_NAME).replace(/-+$/, "") || "entri";
}

/** A name that no other entry has: one of the same words gets a number. */
export function unused(name: string, taken: readonly string[]): string {
  let found = name;
  for (let number = 2; taken.includes(found); number++) found = `${name}-${number}`;
  return found;
}
