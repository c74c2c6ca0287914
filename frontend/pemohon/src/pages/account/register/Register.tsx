import { later } from "bersama/components/later.tsx";
import { Page } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

import {
  forgetAllOfIt,
  forgetStart,
  keepDraft,
  keepStart,
  keptDraft,
  keptStart,
  type Started,
} from "./draft.ts";
import { LinkSent } from "./LinkSent.tsx";
import { Particulars } from "./Particulars.tsx";

const Scan = later(async () => (await import("./Scan.tsx")).Scan);

const TITLE: Text = { id: "Daftar akun", en: "Register an account" };
const STEP: Text = { id: "Langkah {step} dari {steps}", en: "Step {step} of {steps}" };
const MISTAKE: Text = {
  id: "Ada data yang salah? Isian Anda masih tersimpan; hanya kata sandi dan KTP yang diulang.",
  en: "Is something wrong? What you entered is still here; only the password and the KTP are asked for again.",
};
const CORRECT: Text = { id: "Perbaiki data", en: "Correct the details" };
const RESTART: Text = { id: "Kosongkan dan mulai dari awal", en: "Clear all and start again" };

const STEPS = 3;

/** Particulars, then a checked scan of the KTP, then the link that proves the address. */
export default function Register() {
  const [started, setStarted] = useState<Started | null>(null);
  useEffect(() => setStarted(keptStart()), []);
  const put = (now: Started) => {
    keepStart(now);
    setStarted(now);
  };
  const leave = (forget: () => void) => () => {
    forget();
    setStarted(null);
  };
  const step = started?.sent ? STEPS : started ? 2 : 1;
  return (
    <Page title={say(TITLE)} caption={say(STEP, { step, steps: STEPS })} narrow>
      {!started && <Particulars onStarted={put} />}
      {started && !started.sent && (
        <Scan started={started} onSent={() => put({ ...started, sent: true })} />
      )}
      {started?.sent && (
        <LinkSent
          started={started}
          onCorrected={(ways) => {
            keepDraft({ ...keptDraft(), ...ways });
            put({ ...started, ...ways });
          }}
        />
      )}
      {started && (
        <>
          <p class="govuk-body">{say(MISTAKE)}</p>
          <div class="app-actions">
            <button type="button" class="app-link" onClick={leave(forgetStart)}>
              {say(CORRECT)}
            </button>
            <button type="button" class="app-link" onClick={leave(forgetAllOfIt)}>
              {say(RESTART)}
            </button>
          </div>
        </>
      )}
    </Page>
  );
}
