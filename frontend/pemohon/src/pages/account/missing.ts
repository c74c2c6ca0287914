// Particulars that are missing, each by its name: a summary of ten fields must say which.

import { Problem } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";

const MISSING: Readonly<Record<string, Text>> = {
  nik: { id: "Isi NIK, 16 angka pada KTP", en: "Enter your NIK, the 16 digits on your KTP" },
  name: { id: "Isi nama lengkap", en: "Enter your full name" },
  birth_place: { id: "Isi tempat lahir", en: "Enter your place of birth" },
  birth_date: { id: "Isi tanggal lahir", en: "Enter your date of birth" },
  sex: { id: "Pilih jenis kelamin", en: "Choose your sex" },
  occupation: { id: "Isi pekerjaan", en: "Enter your occupation" },
  "address.village": {
    id: "Pilih alamat sampai nagari, desa, atau kelurahan",
    en: "Choose your address down to the village",
  },
  "address.street": { id: "Isi jalan, jorong, atau RT/RW", en: "Enter street, jorong or RT/RW" },
  whatsapp: { id: "Isi nomor WhatsApp", en: "Enter your WhatsApp number" },
  email: { id: "Isi alamat e-mail", en: "Enter your email address" },
};

/** The refusal of a form of particulars, where a missing field is called by its name. */
export async function naming<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const fields = thrown.fields.map((problem) => {
      const named = problem.code === "required" && MISSING[problem.field];
      return named ? { ...problem, message: say(named) } : problem;
    });
    throw new Problem(thrown.status, thrown.code, thrown.title, thrown.detail, fields);
  }
}
