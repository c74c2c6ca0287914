import { answer, api } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";

import type { Desk } from "./desk.ts";

const WAITS: Text = {
  id: "{name} sudah memutuskan tahap {step} dan kini menggantikan di tahap yang sedang menunggu, jadi belum boleh memutuskannya. Periksa berkas ini, lalu ulangi tahap {step} atas nama Anda.",
  en: "{name} has decided the step {step} and now stands in at the step that waits, and so may not decide it yet. Look at this file, then do the step {step} again in your own name.",
};
const REDO: Text = { id: "Ulangi tahap {step}", en: "Do the step {step} again" };

/** Only for whoever can lead a file out that nobody could decide. */
export function Redo({ desk, id }: { desk: Desk; id: string }) {
  const review = desk.file.value?.review;
  const redo = review?.redo;
  const act = useAct(async () => {
    if (!review || !redo) return;
    await answer(
      api.POST("/api/officer/applications/{application_id}/steps/{step}/again", {
        params: { path: { application_id: id, step: redo.step } },
        body: { version: review.application.version },
      }),
    );
    await desk.refresh();
  });
  if (!redo) return null;
  const named = { step: redo.label, name: redo.decided_by };
  return (
    <section class="app-notice app-notice--warn">
      <ErrorSummary problem={act.problem} />
      <p>{say(WAITS, named)}</p>
      <button
        type="button"
        class="app-button"
        aria-disabled={act.busy || undefined}
        onClick={() => void act.run()}
      >
        {say(REDO, named)}
      </button>
    </section>
  );
}
