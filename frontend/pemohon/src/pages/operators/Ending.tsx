import { Dialog } from "bersama/components/Dialog.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const NO: Text = { id: "Kembali", en: "Back" };

/** What cannot be taken back is asked once more. */
export function Ending({
  label,
  sure,
  end,
  onEnded,
}: {
  label: string;
  sure: string;
  end: () => Promise<unknown>;
  onEnded: () => Promise<void>;
}) {
  const [asked, ask] = useState(false);
  const { run, busy, problem } = useAct(async () => {
    await end();
    ask(false);
    await onEnded();
  });
  return (
    <>
      <button type="button" class="app-link-button" onClick={() => ask(true)}>
        {label}
      </button>
      {asked && (
        <Dialog title={label} onCancel={() => ask(false)}>
          <ErrorSummary problem={problem} />
          <p class="govuk-body">{sure}</p>
          <div class="app-actions">
            <Button type="button" kind="warning" busy={busy} onClick={() => void run()}>
              {label}
            </Button>
            <Button type="button" kind="secondary" onClick={() => ask(false)}>
              {say(NO)}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
