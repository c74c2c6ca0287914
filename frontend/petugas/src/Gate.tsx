import {
  restoreSession,
  session,
  sessionProblem,
  signInWanted,
  signOut,
} from "bersama/api/session.ts";
import { later } from "bersama/components/later.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { type ComponentChildren, Fragment } from "preact";
import { useRef } from "preact/hooks";

import { Alone } from "./shell/Alone.tsx";

const SignIn = later(async () => (await import("./pages/account/SignIn.tsx")).default);

const NOT_AN_OFFICER: Text = {
  id: "Anda masuk sebagai pemohon. Halaman ini untuk petugas.",
  en: "You are signed in as an applicant. This page is for officers.",
};
const SIGN_OUT: Text = { id: "Keluar", en: "Sign out" };
const TO_CITIZENS: Text = { id: "Ke situs pemohon", en: "To the applicants' site" };

/** Everything here is for officers who are signed in; everybody else signs in first and stays. */
export function Gate({ children }: { children: ComponentChildren }) {
  const person = useRef<string | undefined>(undefined);
  const { value: now } = session;
  if (now) person.current = now.account_id;
  // While somebody signs in again the page stays, with all that was typed; it is another page
  // only when it is another person.
  const stays = signInWanted.value && person.current !== undefined;
  if (now === undefined) {
    const { value: problem } = sessionProblem;
    return (
      <Alone>
        {problem ? (
          <FailedToLoad problem={problem} again={() => void restoreSession()} />
        ) : (
          <Loading />
        )}
      </Alone>
    );
  }
  if (now === null && !stays)
    return (
      <Alone>
        <SignIn />
      </Alone>
    );
  if (now && now.kind !== "officer")
    return (
      <Alone>
        <div class="app-notice app-notice--warn">
          <p>{say(NOT_AN_OFFICER)}</p>
          <a href="/beranda">{say(TO_CITIZENS)}</a>
          <button type="button" class="app-link" onClick={() => void signOut()}>
            {say(SIGN_OUT)}
          </button>
        </div>
      </Alone>
    );
  return <Fragment key={person.current}>{children}</Fragment>;
}
