import { say, type Text } from "bersama/language.ts";

import type { ReviewFile } from "../file.ts";
import { Proof } from "./Proof.tsx";

const APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const FORM: Text = { id: "Formulir", en: "Form" };
const RULES: Text = { id: "Diperiksa menurut aturan {rules}.", en: "Judged by the rules {rules}." };
const LABELS = {
  nik: { id: "NIK", en: "NIK" },
  name: { id: "Nama", en: "Name" },
  birth_place: { id: "Tempat lahir", en: "Birth place" },
  birth_date: { id: "Tanggal lahir", en: "Date of birth" },
  occupation: { id: "Pekerjaan", en: "Occupation" },
  address: { id: "Alamat", en: "Address" },
  email: { id: "E-mail", en: "Email" },
  whatsapp: { id: "WhatsApp", en: "WhatsApp" },
} satisfies Record<string, Text>;

/** All that was entered: about the applicant, and in the form. */
export function Entries({ file }: { file: ReviewFile }) {
  const { applicant } = file.review;
  const person = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((name) => {
    const value = applicant[name];
    return value ? [{ label: say(LABELS[name]), value }] : [];
  });
  return (
    <div>
      <h3>{say(APPLICANT)}</h3>
      <Proof facts={person} />
      <h3>{say(FORM)}</h3>
      <Proof facts={file.rules.fields.filter(({ value }) => value)} />
      <p class="app-quiet">{say(RULES, { rules: file.rules.rule_set })}</p>
    </div>
  );
}
