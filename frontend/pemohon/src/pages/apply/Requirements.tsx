// What a permit takes: shown before anything is asked.

import { Details, SummaryList } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { leadTimes } from "./ahead.ts";
import { documentsFor, type Kind, type PermitType, type Requirement } from "./application.ts";
import type { Usual } from "./usual.ts";
import { fee, fileRule, promise, validity } from "./wording.ts";

const DOCUMENTS: Text = {
  id: "Siapkan {count} dokumen",
  en: "Have {count} {count:document|documents} ready",
};
const SHRUNK: Text = {
  id: "Berkas yang terlalu besar dapat diperkecil di sini saat Anda mengunggahnya.",
  en: "Files that are too large can be made smaller here as you upload them.",
};
const OPTIONAL: Text = { id: "(bila ada)", en: "(if there is one)" };
const ONLY_IF: Text = { id: "(bila {question}: {answers})", en: "(if {question}: {answers})" };
const STEPS: Text = { id: "Tahap pemeriksaan", en: "Steps of the review" };
const COST: Text = { id: "Biaya", en: "Cost" };
const TIME: Text = { id: "Waktu proses", en: "Time" };
const USUALLY: Text = { id: "Biasanya", en: "Usually" };
const USUAL: Text = {
  id: "{days} hari kerja, menurut {count} izin jenis ini yang terbit tahun ini",
  en: "{days} working {days:day|days}, by {count} {count:permit|permits} of this type issued this year",
};
const EXPECTED: Text = { id: "Bila dikirim hari ini", en: "If you send it today" };
const DONE_BY: Text = {
  id: "Selesai paling lambat {day}, asalkan tidak ada yang perlu diperbaiki",
  en: "Done by {day}, provided that nothing has to be corrected",
};
const AHEAD: Text = { id: "Kapan mengajukan", en: "When to apply" };
const VALID: Text = { id: "Masa berlaku", en: "Valid for" };
const BASIS: Text = { id: "Dasar hukum", en: "Legal basis" };

/** Of a document that not everybody brings: who does. */
function whenAsked({ fields }: PermitType, { required, shown_if, required_if }: Requirement) {
  const when = shown_if ?? required_if;
  const rule = when && fields.find(({ id }) => id === when.field);
  if (!when || !rule) return required ? "" : say(OPTIONAL);
  const answers = rule.choices.filter(({ value }) => when.one_of.includes(value));
  return say(ONLY_IF, {
    question: say(rule.label),
    answers: answers.map(({ label }) => say(label)).join(", "),
  });
}

export function Requirements({
  type,
  kind,
  usual = null,
}: {
  type: PermitType;
  kind: Kind;
  usual?: Usual | null;
}) {
  const documents = documentsFor(type, kind);
  const asked = documents.filter((document) => document.required && !document.shown_if);
  return (
    <>
      <SummaryList
        rows={[
          [say(COST), fee(type)],
          [say(TIME), promise(type)],
          [say(USUALLY), usual && say(USUAL, { days: usual.days, count: usual.of })],
          [say(EXPECTED), say(DONE_BY, { day: day(type.reckoned.done_by) })],
          ...leadTimes(type).map((words) => [say(AHEAD), words] as const),
          [say(VALID), validity(type)],
        ]}
      />
      {type.basis_note && <p class="govuk-inset-text">{say(type.basis_note)}</p>}
      <h2 class="govuk-heading-m">{say(DOCUMENTS, { count: asked.length })}</h2>
      <p class="govuk-body">{say(SHRUNK)}</p>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {documents.map((document) => (
          <li key={document.id}>
            <strong>{say(document.label)}</strong> {whenAsked(type, document)}
            {document.help && <span class="app-line">{say(document.help)}</span>}
            <span class="app-line app-quiet">{fileRule(document)}</span>
          </li>
        ))}
      </ol>
      <Details summary={say(STEPS)}>
        <ol class="govuk-list govuk-list--number">
          {type.steps.map((step) => (
            <li key={step.id}>{say(step.label)}</li>
          ))}
        </ol>
      </Details>
      <Details summary={say(BASIS)}>
        <ul class="govuk-list govuk-list--bullet" lang="id">
          {type.legal_basis.map((law) => (
            <li key={law}>{law}</li>
          ))}
        </ul>
      </Details>
    </>
  );
}
