// What the particulars of a request are called.

import { say, type Text } from "bersama/language.ts";

const FIELDS: Record<string, Text> = {
  nik: { id: "NIK", en: "NIK" },
  name: { id: "Nama", en: "Name" },
  title_before: { id: "Gelar di depan", en: "Titles before the name" },
  title_after: { id: "Gelar di belakang", en: "Titles after the name" },
  birth_place: { id: "Tempat lahir", en: "Place of birth" },
  birth_date: { id: "Tanggal lahir", en: "Date of birth" },
  sex: { id: "Jenis kelamin", en: "Sex" },
  occupation: { id: "Pekerjaan", en: "Occupation" },
  address: { id: "Alamat", en: "Address" },
};

/** Of a form's own field its id, which officers know from the file. */
export function fieldName(field: string): string {
  const text = FIELDS[field];
  return text ? say(text) : field.replace(/^data\./, "");
}
