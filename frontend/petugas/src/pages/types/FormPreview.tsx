import { DateField } from "bersama/components/DateField.tsx";
import { type FieldProps, Radios, TextArea, TextField } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import type { Detail } from "./differences.ts";

const TITLE: Text = {
  id: "Formulir, seperti dilihat pemohon",
  en: "The form, as applicants see it",
};
const PLACES: Text = {
  id: "Pemohon memilih tempat dari daftar atau menulisnya.",
  en: "The applicant chooses places from the list, or writes them.",
};
const NOTHING_SENT: Text = {
  id: "Ini hanya pratinjau: yang diketik tidak disimpan.",
  en: "This is a preview: what is typed is not kept.",
};
const VILLAGE: Text = {
  id: "Pemohon memilih kecamatan dan nagari dari daftar.",
  en: "The applicant chooses district and village from a list.",
};
const RANGE: Text = {
  id: "Pemohon mengisi tanggal mulai dan selesai.",
  en: "The applicant enters a first and a last day.",
};
const LIFETIME: Text = {
  id: "Pemohon dapat juga memilih seumur hidup.",
  en: "The applicant may also choose: for life.",
};

/** The version's questions in the controls that citizens see; nothing of it is sent or kept. */
export function FormPreview({ detail }: { detail: Detail }) {
  return (
    <section class="app-panel app-panel__body app-types__form" aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <p class="app-quiet">{say(NOTHING_SENT)}</p>
      {detail.fields.map((field) => (
        <Question key={field.id} field={field} />
      ))}
    </section>
  );
}

function Question({ field }: { field: Detail["fields"][number] }) {
  const [value, onValue] = useState("");
  const common: FieldProps = {
    id: `pratinjau-${field.id}`,
    label: say(field.label),
    ...(field.help && { hint: say(field.help) }),
    ...(!field.required && { optional: true }),
  };
  const text = { ...common, value, onValue };
  switch (field.kind) {
    case "choice":
      return (
        <Radios
          {...text}
          options={field.choices.map((choice) => ({
            value: choice.value,
            label: say(choice.label),
          }))}
        />
      );
    case "date":
      return <DateField {...text} />;
    case "date_or_lifetime":
      return <DateField {...text} hint={say(LIFETIME)} />;
    case "date_range":
      return <TextField {...text} hint={say(RANGE)} />;
    case "long_text":
      return <TextArea {...text} maxLength={field.max_length} />;
    case "integer":
      return <TextField {...text} width={10} native={{ inputMode: "numeric" }} />;
    case "places":
      return <TextField {...text} hint={say(PLACES)} />;
    case "village":
      return <TextField {...text} hint={say(VILLAGE)} />;
    default:
      return <TextField {...text} />;
  }
}
