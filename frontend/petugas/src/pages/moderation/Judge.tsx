import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const CANCEL: Text = { id: "Batal", en: "Cancel" };
const LONGEST = 500;

/** What an administrator does with one of them: the bad at once asks for its reason. */
export function Judge({
  name,
  good,
  bad,
  onJudged,
}: {
  /** Whose it is, for who hears the buttons. */
  name: string;
  good?: { label: Text; act: () => Promise<void> };
  bad: { label: Text; why: Text; act: (reason: string) => Promise<void> };
  onJudged: () => Promise<void>;
}) {
  const [asks, setAsks] = useState(false);
  const approve = useAct(async () => {
    await good?.act();
    await onJudged();
  });
  return (
    <>
      <ErrorSummary problem={approve.problem} />
      <div class="app-actions">
        {good && (
          <button
            type="button"
            class="app-button app-button--first"
            onClick={() => void approve.run()}
          >
            {say(good.label)}
            <span class="app-hidden">: {name}</span>
          </button>
        )}
        <button type="button" class="app-button" onClick={() => setAsks(true)}>
          {say(bad.label)}…<span class="app-hidden">: {name}</span>
        </button>
      </div>
      {asks && <Reason bad={bad} onClose={() => setAsks(false)} onJudged={onJudged} />}
    </>
  );
}

function Reason({
  bad,
  onClose,
  onJudged,
}: {
  bad: { label: Text; why: Text; act: (reason: string) => Promise<void> };
  onClose: () => void;
  onJudged: () => Promise<void>;
}) {
  const [reason, setReason] = useState("");
  const act = useAct(async () => {
    await bad.act(reason);
    onClose();
    await onJudged();
  });
  return (
    <Dialog title={say(bad.label)} onCancel={onClose}>
      <ActForm
        act={act}
        label={say(bad.label)}
        anchor={(path) => (path === "reason" ? "alasan" : undefined)}
        beside={
          <button type="button" class="app-button" onClick={onClose}>
            {say(CANCEL)}
          </button>
        }
      >
        <TextArea
          id="alasan"
          label={say(bad.why)}
          value={reason}
          onValue={setReason}
          maxLength={LONGEST}
          error={act.problem?.fields.find(({ field }) => field === "reason")?.message}
        />
      </ActForm>
    </Dialog>
  );
}
