// From the password to the session: the code of the app, or setting it up and keeping the recovery
// codes. It stands on a page of its own, and in the dialog of a session that has ended.

import type { SecondFactor } from "bersama/api/session.ts";
import { SignInForm } from "bersama/components/SignInForm.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

import { CodeForm } from "./CodeForm.tsx";
import { Enrol } from "./Enrol.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

const SIGN_IN: Text = { id: "Masuk sebagai petugas", en: "Sign in as an officer" };
const CODE: Text = { id: "Kode dari ponsel", en: "Code from your phone" };
const ENROL: Text = { id: "Pasang kode masuk di ponsel", en: "Set up sign-in codes on your phone" };
const KEEP: Text = { id: "Simpan kode cadangan", en: "Keep your recovery codes" };
const START: Text = { id: "Mulai bekerja", en: "Start working" };

type Stage =
  | { at: "password" }
  | { at: "code"; wanted: SecondFactor }
  | { at: "enrolment"; wanted: SecondFactor }
  | { at: "codes"; codes: readonly string[]; goOn: () => void };

const TITLES: Record<Stage["at"], Text> = {
  password: SIGN_IN,
  code: CODE,
  enrolment: ENROL,
  codes: KEEP,
};
const STEPS: Partial<Record<Stage["at"], number>> = { enrolment: 0, codes: 2 };

/** `head` draws the title, and which of the three steps of an enrolment it is. */
export function SignInSteps({
  prefix = "",
  head,
}: {
  prefix?: string;
  head?: (title: string, step: number | undefined) => ComponentChildren;
}) {
  const [stage, setStage] = useState<Stage>({ at: "password" });
  const again = () => setStage({ at: "password" });
  return (
    <>
      {head?.(say(TITLES[stage.at]), STEPS[stage.at])}
      {stage.at === "password" && (
        <div class="app-panel app-panel--form">
          <SignInForm
            prefix={prefix}
            onSecondFactor={(wanted) =>
              setStage({ at: wanted.enrolled ? "code" : "enrolment", wanted })
            }
          />
        </div>
      )}
      {stage.at === "code" && (
        <CodeForm prefix={prefix} ticket={stage.wanted.ticket} onAgain={again} />
      )}
      {stage.at === "enrolment" && (
        <Enrol
          ticket={stage.wanted.ticket}
          onAgain={again}
          onDone={(codes, goOn) => setStage({ at: "codes", codes, goOn })}
        />
      )}
      {stage.at === "codes" && (
        <RecoveryCodes codes={stage.codes} label={say(START)} onKept={stage.goOn} isNew />
      )}
    </>
  );
}
