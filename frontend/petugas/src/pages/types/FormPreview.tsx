import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { Answer } from "../../components/Answer.tsx";
import type { Detail } from "./differences.ts";

const TITLE: Text = {
  id: "Formulir, seperti dilihat pemohon",
  en: "The form, as applicants see it",
};
const NOTHING_SENT: Text = {
  id: "Ini hanya pratinjau: yang diketik tidak disimpan.",
  en: "This is a preview: what is typed is not kept.",
};

/** The version's questions in the controls of their kinds; nothing of it is sent or kept. */
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
  const [value, setValue] = useState<unknown>(null);
  return <Answer rule={field} id={`pratinjau-${field.id}`} value={value} onValue={setValue} />;
}
