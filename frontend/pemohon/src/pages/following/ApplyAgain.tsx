import { answer, api } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { pathOf } from "../apply/application.ts";

const AGAIN: Text = { id: "Ajukan lagi dari data ini", en: "Apply again from this data" };

/** What was rejected or withdrawn, begun anew with what it said. */
export function ApplyAgain({ id }: { id: string }) {
  const { route } = useLocation();
  const act = useAct(async () => {
    const params = { path: { application_id: id } };
    const draft = await answer(api.POST("/api/applications/{application_id}/again", { params }));
    route(pathOf(draft.application_id));
  });
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <Button type="button" busy={act.busy} onClick={() => void act.run()}>
        {say(AGAIN)}
      </Button>
    </>
  );
}
