import { answer, api, idempotencyKey } from "bersama/api/client.ts";
import { Dialog } from "bersama/components/Dialog.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useEffect, useRef } from "preact/hooks";
import { Cancel } from "../../components/Cancel.tsx";

import type { Outcome } from "./Decided.tsx";
import { allSent, decidedOrTold } from "./deciding.ts";
import type { Desk } from "./desk.ts";
import { tally } from "./marks.ts";

const SURE: Text = { id: "Setujui permohonan ini?", en: "Approve this application?" };
const MEANS: Text = {
  id: "{name}: {accepted} dokumen diterima. Permohonan diteruskan ke tahap berikutnya.",
  en: "{name}: {accepted} {accepted:document|documents} accepted. The application goes on to the next step.",
};
const REGISTERS: Text = {
  id: "Pemohon mendapat nomor registrasi, dan hitungan tanggal selesai dimulai.",
  en: "The applicant gets a registration number, and the promised days begin to count.",
};
const YES: Text = { id: "Setujui", en: "Approve" };
const NO: Text = { id: "Belum", en: "Not yet" };

/** Asks once; Enter says yes, Escape says no. */
export function Approve({
  desk,
  id,
  onCancel,
  onDecided,
}: {
  desk: Desk;
  id: string;
  onCancel: () => void;
  onDecided: (outcome: Outcome) => void;
}) {
  const yes = useRef<HTMLButtonElement>(null);
  const key = useRef(idempotencyKey());
  useEffect(() => yes.current?.focus(), []);
  const file = desk.file.value;
  const act = useAct(async () => {
    const version = await allSent(desk);
    const decided = await decidedOrTold(desk, () =>
      answer(
        api.POST("/api/officer/applications/{application_id}/approve", {
          params: { path: { application_id: id }, header: key.current },
          body: { version },
        }),
      ),
    );
    onDecided({ kind: "approved", number: decided.registration_number });
  });
  return (
    <Dialog title={say(SURE)} onCancel={onCancel}>
      <ErrorSummary problem={act.problem} />
      <p>
        {say(MEANS, {
          name: file?.review.applicant.name ?? "",
          accepted: tally(desk.marking.marks.value).accepted,
        })}{" "}
        {file?.step?.accepts && say(REGISTERS)}
      </p>
      <div class="app-actions">
        <button
          ref={yes}
          type="button"
          class="app-button app-button--first"
          aria-disabled={act.busy || undefined}
          onClick={() => void act.run()}
        >
          {say(YES)}
        </button>
        <Cancel act={onCancel}>{say(NO)}</Cancel>
      </div>
    </Dialog>
  );
}
