import { REASON_CHARACTERS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";

import { type Batch, releaseBatch, undoBatch } from "../../api/permit-imports.ts";
import { Collision } from "../../components/Collision.tsx";
import { Listed } from "../../components/Listed.tsx";
import { type State, StateTag } from "../../components/StateTag.tsx";
import { shortMoment } from "../../moments.ts";

const CAPTION: Text = { id: "Daftar izin lama", en: "Lists of old permits" };
const ROWS: Text = { id: "Izin", en: "Permits" };
const STATE: Text = { id: "Keadaan", en: "State" };
const PROPOSED: Text = { id: "Diajukan", en: "Proposed" };
const DECIDED: Text = { id: "Disahkan atau dibatalkan", en: "Released or undone" };
const DO: Text = { id: "Keputusan", en: "Decision" };
const RELEASE: Text = { id: "Sahkan", en: "Release" };
const GO_ON: Text = { id: "Lanjutkan pengesahan", en: "Go on releasing" };
const SOMEBODY_ELSE: Text = {
  id: "Orang lain yang mengesahkan.",
  en: "Somebody else releases it.",
};
const UNDO: Text = { id: "Batalkan daftar", en: "Undo the list" };
const MEANS: Text = {
  id: "Semua izinnya hilang dari izin terbit; nomornya boleh diajukan lagi.",
  en: "None of its permits is shown any more; the numbers may be proposed again.",
};
const REASON: Text = { id: "Alasan", en: "Reason" };
const REASON_HINT: Text = { id: "Sedikitnya {least} huruf.", en: "At least {least} letters." };
const OF: Text = { id: "daftar dari {name}", en: "the list of {name}" };

const STATES: Record<Batch["state"], { state: State; word: Text }> = {
  proposed: { state: "waiting", word: { id: "Menunggu", en: "Waiting" } },
  releasing: { state: "underWay", word: { id: "Terputus di tengah", en: "Cut off in the midst" } },
  released: { state: "issued", word: { id: "Tercatat", en: "Recorded" } },
  undone: { state: "refused", word: { id: "Dibatalkan", en: "Undone" } },
};

export function Batches({
  items,
  onDone,
}: {
  items: readonly Batch[];
  onDone: () => Promise<void>;
}) {
  const release = useAct(async (batch: Batch) => {
    await releaseBatch(batch);
    await onDone();
  });
  return (
    <>
      {release.problem && (
        <Collision what={release.problem.title}>{release.problem.detail}</Collision>
      )}
      <Listed caption={say(CAPTION)} heads={[ROWS, STATE, PROPOSED, DECIDED, DO]}>
        {items.map((batch) => (
          <tr key={batch.batch_id}>
            <th scope="row">{batch.rows}</th>
            <td>
              <StateTag state={STATES[batch.state].state}>{say(STATES[batch.state].word)}</StateTag>
            </td>
            <td>
              {batch.proposed_by}
              <small>
                {shortMoment(batch.proposed_at)} · SHA-256 {batch.sha256.slice(0, 8)}…
              </small>
            </td>
            <td>
              <Decided by={batch.released_by} at={batch.released_at} />
              <Decided by={batch.undone_by} at={batch.undone_at} />
              {batch.reason}
            </td>
            <td>
              {batch.may_release && (
                <button
                  type="button"
                  class="app-button app-button--small app-button--first"
                  aria-disabled={release.busy || undefined}
                  onClick={() => void release.run(batch)}
                >
                  {say(batch.state === "releasing" ? GO_ON : RELEASE)}{" "}
                  <span class="app-hidden">{say(OF, { name: batch.proposed_by })}</span>
                </button>
              )}
              {batch.state === "proposed" && !batch.may_release && (
                <span class="app-quiet">{say(SOMEBODY_ELSE)}</span>
              )}
              {batch.state !== "undone" && <Undo batch={batch} onDone={onDone} />}
            </td>
          </tr>
        ))}
      </Listed>
    </>
  );
}

function Decided({ by, at }: { by: string | null; at: string | null }) {
  if (!by || !at) return null;
  return (
    <>
      {by} <small>{shortMoment(at)}</small>
    </>
  );
}

function Undo({ batch, onDone }: { batch: Batch; onDone: () => Promise<void> }) {
  const form = useForm(
    { reason: "" },
    async ({ reason }) => {
      await undoBatch(batch, reason);
      await onDone();
    },
    { prefix: `batal-${batch.batch_id}-` },
  );
  return (
    <details class="app-fold">
      <summary>{say(UNDO)}</summary>
      <p class="app-quiet">{say(MEANS)}</p>
      <ActForm act={form} label={say(UNDO)}>
        <TextArea
          {...form.field("reason")}
          label={say(REASON)}
          hint={say(REASON_HINT, { least: REASON_CHARACTERS })}
          rows={2}
        />
      </ActForm>
    </details>
  );
}
