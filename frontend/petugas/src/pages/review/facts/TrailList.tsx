import { say, type Text } from "bersama/language.ts";

import { type State, StateTag } from "../../../components/StateTag.tsx";
import { shortMoment } from "../../../moments.ts";
import type { ReviewFile } from "../file.ts";
import { eventName } from "../wording.ts";

const NOW: Text = { id: "Tahap sekarang", en: "This step" };
const WHOLE: Text = { id: "Semua catatan, dan siapa melihat", en: "All notes, and who looked" };
const OUTCOMES: Record<string, State> = {
  approved: "accepted",
  signed: "issued",
  returned: "toCorrect",
  rejected: "refused",
};

/** Every decision so far: who, at which step, when. */
export function TrailList({ file, id }: { file: ReviewFile; id: string }) {
  return (
    <>
      <ol class="app-notes">
        {file.decisions.map(({ step_label, outcome, officer_name, at }) => (
          <li key={at}>
            <StateTag state={OUTCOMES[outcome] ?? "waiting"}>{eventName(outcome)}</StateTag>{" "}
            {step_label}
            <p class="app-quiet">
              {officer_name} · {shortMoment(at)}
            </p>
          </li>
        ))}
        {file.step && (
          <li>
            <StateTag state="underWay">{say(NOW)}</StateTag> {file.step.label}
            <p class="app-quiet">{file.step.role_name}</p>
          </li>
        )}
      </ol>
      <p>
        <a href={`/petugas/riwayat/${id}`}>{say(WHOLE)}</a>
      </p>
    </>
  );
}
