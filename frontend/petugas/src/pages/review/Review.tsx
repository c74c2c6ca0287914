import { later } from "bersama/components/later.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { Collided } from "./Collided.tsx";
import type { Outcome } from "./Decided.tsx";
import { Decisions } from "./Decisions.tsx";
import { DocumentList } from "./DocumentList.tsx";
import type { Desk } from "./desk.ts";
import { Facts } from "./facts/Facts.tsx";
import { Head } from "./Head.tsx";
import { Panes } from "./Panes.tsx";
import { useDesk } from "./useDesk.ts";
import { Viewer } from "./viewer/Viewer.tsx";
import "./review.scss";

const Decided = later(async () => (await import("./Decided.tsx")).Decided);
const Redo = later(async () => (await import("./Redo.tsx")).Redo);

const DOCUMENTS: Text = { id: "Dokumen", en: "Documents" };
const PAPER: Text = { id: "Berkas", en: "Paper" };
const FACTS: Text = { id: "Isian dan temuan", en: "Entries and findings" };

/** `/petugas/berkas/:id`; `?baca` opens it without taking it. */
export default function Review({ id }: { id: string }) {
  const { query } = useLocation();
  const desk = useDesk(id, { claim: !("baca" in query) });
  if (desk.problem.value)
    return (
      <FailedToLoad problem={desk.problem.value} again={() => void desk.load({ claim: true })} />
    );
  if (!desk.file.value) return <Loading />;
  return <Opened desk={desk} id={id} />;
}

function Opened({ desk, id }: { desk: Desk; id: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useStayingWhileSending(desk);
  if (outcome) return <Decided desk={desk} id={id} outcome={outcome} />;
  return (
    <div class="app-review">
      <Head desk={desk} />
      <Collided desk={desk} id={id} />
      {desk.file.value?.review.redo && <Redo desk={desk} id={id} />}
      <Panes
        parts={[
          { id: "dokumen", label: say(DOCUMENTS), content: <DocumentList desk={desk} /> },
          { id: "berkas", label: say(PAPER), content: <Viewer desk={desk} /> },
          { id: "isian", label: say(FACTS), content: <Facts desk={desk} id={id} /> },
        ]}
      />
      <Decisions desk={desk} id={id} onDecided={setOutcome} />
    </div>
  );
}

/** Marks go out behind the eye: whoever leaves in that second is asked first, and loses none. */
function useStayingWhileSending(desk: Desk) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (desk.marking.waiting.peek() > 0) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [desk]);
}
