import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect } from "preact/hooks";

import type { Application, Requirement } from "../application.ts";
import { DocumentRow, Progress } from "./DocumentRow.tsx";
import { brokenOff, drop, forgetBrokenOff, isSending, sendingOf } from "./sending.ts";
import { useVerdicts } from "./useVerdicts.ts";

const SLOW: Text = {
  id: "Pemeriksaan otomatis lebih lama dari biasanya. Anda boleh meninggalkan halaman ini dan kembali nanti.",
  en: "The automatic check takes longer than usual. You may leave this page and come back later.",
};
const LOOK: Text = { id: "Lihat hasilnya sekarang", en: "Look for the result now" };

/** The rows of `requirements`; `onFresh` gets the application whenever the check has told more. */
export function DocumentRows({
  application,
  requirements,
  onFresh,
}: {
  application: Application;
  requirements: readonly Requirement[];
  onFresh: (application: Application) => void;
}) {
  const id = application.application_id;
  const slots = requirements.map((requirement) => ({ application: id, requirement }));
  const viewOf = (from: Application, name: string) =>
    from.documents.find((document) => document.id === name);
  const waiting = slots.filter((slot) => {
    const step = sendingOf(slot)?.step;
    return (
      step === "sent" || (!step && viewOf(application, slot.requirement.id)?.state === "checking")
    );
  });
  const { gaveUp, again } = useVerdicts(
    id,
    waiting.map(({ requirement }) => requirement.id),
    (fresh) => {
      for (const slot of slots) {
        const told = viewOf(fresh, slot.requirement.id)?.state !== "checking";
        if (!told) continue;
        if (sendingOf(slot)?.step === "sent") drop(slot);
        if (!sendingOf(slot) && brokenOff(slot)) forgetBrokenOff(slot); // it had arrived after all
      }
      onFresh(fresh);
    },
  );
  useWarnings();
  useEffect(() => Progress.fetch(), []);
  return (
    <>
      <ul class="app-documents">
        {slots.map(({ requirement }) => {
          const document = viewOf(application, requirement.id);
          return (
            document && (
              <DocumentRow
                key={requirement.id}
                application={id}
                requirement={requirement}
                document={document}
              />
            )
          );
        })}
      </ul>
      {gaveUp && (
        <div class="app-notice app-notice--warn" role="status">
          <p class="govuk-body">{say(SLOW)}</p>
          <Button kind="secondary" type="button" onClick={again}>
            {say(LOOK)}
          </Button>
        </div>
      )}
    </>
  );
}

/** The browser asks before a page is left whose files are on their way. */
function useWarnings() {
  const sending = isSending.value;
  useEffect(() => {
    if (!sending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [sending]);
}
