import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

import { forgetStart, keepStart, keptStart, type Started } from "./draft.ts";
import { LinkSent } from "./LinkSent.tsx";
import { Particulars } from "./Particulars.tsx";

const Scan = later(async () => (await import("./Scan.tsx")).Scan);

const TITLE: Text = { id: "Daftar akun", en: "Register an account" };
const STEP: Text = { id: "Langkah {step} dari {steps}", en: "Step {step} of {steps}" };

const STEPS = 3;

/** Particulars, then a checked scan of the KTP, then the link that proves the address. */
export default function Register() {
  const [started, setStarted] = useState<Started | null>(null);
  const [sent, setSent] = useState(false);
  useEffect(() => setStarted(keptStart()), []);
  const start = (begun: Started) => {
    keepStart(begun);
    setStarted(begun);
  };
  const restart = () => {
    forgetStart();
    setStarted(null);
    setSent(false);
  };
  const step = sent ? STEPS : started ? 2 : 1;
  return (
    <Page title={say(TITLE)} caption={say(STEP, { step, steps: STEPS })} narrow>
      {!started && <Particulars onStarted={start} />}
      {started && !sent && (
        <Scan started={started} onSent={() => setSent(true)} onRestart={restart} />
      )}
      {started && sent && <LinkSent started={started} onRestart={restart} />}
    </Page>
  );
}
