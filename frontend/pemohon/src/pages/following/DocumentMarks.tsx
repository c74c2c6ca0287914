import { Tag, type Tone } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import { type Application, type DocumentView, documentLink } from "../apply/application.ts";
import { ViewDocument } from "../apply/documents/ViewDocument.tsx";

const ACCEPTED: Text = { id: "✓ Diterima", en: "✓ Accepted" };
const REFUSED: Text = { id: "✗ Ditolak", en: "✗ Refused" };
const NOT_YET: Text = { id: "Belum diperiksa", en: "Not checked yet" };
const MISSING: Text = { id: "Tidak diunggah", en: "Not uploaded" };

/** What the office says of each document: ✓, ✗ with its reason, not yet checked, not uploaded. */
export function DocumentMarks({ application }: { application: Application }) {
  return (
    <ul class="govuk-list app-rows">
      {application.documents.map((document) => (
        <li key={document.id}>
          <p class="govuk-body">
            <strong>{document.label}</strong> <Mark document={document} />
          </p>
          {document.mark_reason && <p class="govuk-body app-pre">{document.mark_reason}</p>}
          {document.file && (
            <ViewDocument
              link={() => documentLink(application.application_id, document.id)}
              label={document.label}
              mediaType={document.file.media_type}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({ document }: { document: DocumentView }) {
  const [tone, text]: [Tone, Text] =
    document.mark === "accepted"
      ? ["good", ACCEPTED]
      : document.mark === "refused"
        ? ["bad", REFUSED]
        : document.file
          ? ["plain", NOT_YET]
          : ["plain", MISSING];
  return <Tag tone={tone}>{say(text)}</Tag>;
}
