// What an application says, as its applicant reads it before and after sending.

import { SummaryList, Tag } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import {
  type Application,
  documentLink,
  type FieldRule,
  fieldsFor,
  isPlaces,
  type PermitType,
} from "./application.ts";
import { ViewDocument } from "./documents/ViewDocument.tsx";
import { shownValue } from "./form/shownValue.tsx";

const EMPTY: Text = { id: "Tidak diisi", en: "Not filled in" };
const CHANGE: Text = { id: "Ubah", en: "Change" };
const NONE: Text = { id: "Tidak ada", en: "None" };
const CHECKED: Text = { id: "Lolos pemeriksaan", en: "Passed the check" };
const MISSING: Text = { id: "Belum siap", en: "Not ready" };

/** A heading with the way back to what stands under it. */
export function Section({
  title,
  change,
  children,
}: {
  title: string;
  change?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <section>
      <div class="app-section__head">
        <h2 class="govuk-heading-m app-flat">{title}</h2>
        {change && (
          <a class="govuk-link app-no-print" href={change}>
            {say(CHANGE)}
            <span class="govuk-visually-hidden"> {title.toLowerCase()}</span>
          </a>
        )}
      </div>
      {children}
    </section>
  );
}

/** `which`: of the fields that this kind of application has. */
export function Answers({
  application,
  rules,
  which = () => true,
}: {
  application: Application;
  rules: PermitType;
  which?: (rule: FieldRule) => boolean;
}) {
  return (
    <SummaryList
      rows={fieldsFor(rules, application.kind, application.data)
        .filter(which)
        .map((rule) => [
          say(rule.label),
          shownValue(rule, application.data[rule.id]) ?? (
            <span class="app-quiet">{say(EMPTY)}</span>
          ),
        ])}
    />
  );
}

export const notPlaces = (rule: FieldRule) => !isPlaces(rule);

export function DocumentAnswers({ application }: { application: Application }) {
  return (
    <SummaryList
      rows={application.documents.map((document) => [
        document.label,
        document.file ? (
          <div class="app-answer">
            <Tag tone={document.state === "clean" ? "good" : "warn"}>
              {say(document.state === "clean" ? CHECKED : MISSING)}
            </Tag>
            <ViewDocument
              link={() => documentLink(application.application_id, document.id)}
              label={document.label}
              mediaType={document.file.media_type}
            />
          </div>
        ) : document.required ? (
          <Tag tone="warn">{say(MISSING)}</Tag>
        ) : (
          <span class="app-quiet">{say(NONE)}</span>
        ),
      ])}
    />
  );
}
