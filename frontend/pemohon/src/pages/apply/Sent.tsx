import { SummaryList } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { type Application, pathOf } from "./application.ts";

const RECEIPT: Text = { id: "Nomor tanda terima", en: "Receipt number" };
const SENT: Text = { id: "Dikirim", en: "Sent" };
const CORRECT: Text = { id: "Perbaiki permohonan", en: "Correct the application" };
const SHOW_RECEIPT: Text = { id: "Lihat tanda terima", en: "See the receipt" };

/** An application after it was sent, in brief. */
export function Sent({ application }: { application: Application }) {
  const id = application.application_id;
  return (
    <>
      <SummaryList
        rows={[
          [say(RECEIPT), application.receipt],
          [say(SENT), application.submitted_at && dayOf(application.submitted_at)],
        ]}
      />
      {application.phase === "correction" && (
        <a class="govuk-button" href={pathOf(id, "perbaikan")}>
          {say(CORRECT)}
        </a>
      )}
      <p>
        <a class="govuk-link" href={pathOf(id, "tanda-terima")}>
          {say(SHOW_RECEIPT)}
        </a>
      </p>
    </>
  );
}
