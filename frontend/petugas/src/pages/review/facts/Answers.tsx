import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";

import type { Desk } from "../desk.ts";

const Entries = later(async () => (await import("./Entries.tsx")).Entries);

const TITLE: Text = { id: "Semua isian ({count})", en: "All entries ({count})" };
const OF_PERSON = [
  "nik",
  "name",
  "birth_place",
  "birth_date",
  "occupation",
  "address",
  "email",
  "whatsapp",
] as const;

/** Folded together; what is in it is fetched behind the page. */
export function Answers({ desk }: { desk: Desk }) {
  const file = desk.file.value;
  if (!file) return null;
  const { applicant, duplicates } = file.review;
  const entered = [
    ...OF_PERSON.map((name) => applicant[name]),
    ...file.rules.fields.map(({ value }) => value),
  ];
  return (
    <>
      {duplicates.map(({ text, application_id }) => (
        <p class="app-notice app-notice--warn" key={application_id}>
          {text}
        </p>
      ))}
      <details>
        <summary>{say(TITLE, { count: entered.filter(Boolean).length })}</summary>
        <Entries file={file} />
      </details>
    </>
  );
}
