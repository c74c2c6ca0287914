import { say, type Text } from "bersama/language.ts";

import type { Desk } from "../desk.ts";
import { Proof } from "./Proof.tsx";

const TITLE: Text = { id: "Semua isian ({count})", en: "All entries ({count})" };
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

export function Answers({ desk }: { desk: Desk }) {
  const file = desk.file.value;
  if (!file) return null;
  const { applicant, duplicates } = file.review;
  const person = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((name) => {
    const value = applicant[name];
    return value ? [{ label: say(LABELS[name]), value }] : [];
  });
  const form = file.rules.fields.filter(({ value }) => value);
  return (
    <>
      {duplicates.map(({ text, application_id }) => (
        <p class="app-notice app-notice--warn" key={application_id}>
          {text}
        </p>
      ))}
      <details>
        <summary>{say(TITLE, { count: person.length + form.length })}</summary>
        <div>
          <h3>{say(APPLICANT)}</h3>
          <Proof facts={person} />
          <h3>{say(FORM)}</h3>
          <Proof facts={form} />
          <p class="app-quiet">{say(RULES, { rules: file.rules.rule_set })}</p>
        </div>
      </details>
    </>
  );
}
