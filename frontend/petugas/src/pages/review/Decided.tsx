import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";

import { KeyButton } from "../../components/DecisionBar.tsx";
import { Icon } from "../../components/Icon.tsx";
import { count } from "../../counters.ts";
import { useKeys } from "../../keys/useKeys.ts";
import type { Desk } from "./desk.ts";
import { useBack } from "./Head.tsx";
import { nextFree } from "./nextFree.ts";

export interface Outcome {
  readonly kind: "approved" | "returned" | "rejected";
  readonly number: string | null;
}

const TITLES: Record<Outcome["kind"], Text> = {
  approved: { id: "Disetujui", en: "Approved" },
  returned: { id: "Dikembalikan kepada pemohon", en: "Returned to the applicant" },
  rejected: { id: "Permohonan ditolak", en: "Application rejected" },
};
const REGISTERED: Text = { id: "Nomor registrasi {number}.", en: "Registration number {number}." };
const TOLD: Text = { id: "Pemohon sudah diberi tahu.", en: "The applicant has been told." };
const NEXT: Text = { id: "Berkas bebas berikutnya", en: "Next free application" };
const NEXT_KEY: Text = { id: "berkas berikutnya", en: "next application" };
const QUEUE: Text = { id: "Kembali ke antrean", en: "Back to the queue" };
const QUEUE_KEY: Text = { id: "kembali ke antrean", en: "back to the queue" };

/** What became of it, and the way to the next. */
export function Decided({ desk, id, outcome }: { desk: Desk; id: string; outcome: Outcome }) {
  const { route } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useBack();
  const next = () => void nextFree(id).then((to) => route(to, true));
  useEffect(() => {
    heading.current?.focus();
    void count().catch(() => undefined);
  }, []);
  useKeys([
    { keys: "n", does: NEXT_KEY, act: next },
    { keys: "Escape", does: QUEUE_KEY, act: back },
  ]);
  return (
    <div class="app-decided">
      <Icon name={outcome.kind === "rejected" ? "failed" : "done"} size={28} />
      <h1 tabIndex={-1} ref={heading}>
        {say(TITLES[outcome.kind])}: {desk.file.value?.review.applicant.name}
      </h1>
      <p role="status">
        {outcome.number && say(REGISTERED, { number: outcome.number })} {say(TOLD)}
      </p>
      <div class="app-actions">
        <KeyButton keys="n" kind="first" onPress={next}>
          {say(NEXT)}
        </KeyButton>
        <KeyButton keys="Esc" onPress={back}>
          {say(QUEUE)}
        </KeyButton>
      </div>
    </div>
  );
}
