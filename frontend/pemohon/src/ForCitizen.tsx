import { restoreSession, session, sessionProblem, signInWanted } from "bersama/api/session.ts";
import { type Load, lazy } from "bersama/components/lazy.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading, Notice } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";

const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));

const NOT_A_CITIZEN: Text = {
  id: "Anda masuk sebagai petugas. Halaman ini untuk pemohon; keluar dahulu, lalu masuk dengan akun pemohon.",
  en: "You are signed in as an officer. This page is for applicants: sign out, then sign in with an applicant's account.",
};

/**
 * A page for a citizen who is signed in; everybody else signs in here first and stays here. Made
 * once per page: a component made while rendering would begin anew, and lose what was typed.
 */
export function forCitizen<P extends object = object>(load: Load<P>): ComponentType<P> {
  const Page = lazy(load);
  return function ForCitizen(props: P) {
    const person = useRef<string | undefined>(undefined);
    useEffect(() => {
      if (session.value === undefined) void Page.preload(); // together with the question who it is
    }, []);
    if (session.value) person.current = session.value.account_id;
    // While somebody signs in again the page stays, with all that was typed; it is another page
    // only when it is another person.
    const stays = signInWanted.value && person.current !== undefined;
    if (session.value === undefined) {
      const { value: problem } = sessionProblem;
      if (problem) return <FailedToLoad problem={problem} again={() => void restoreSession()} />;
      return <Loading />;
    }
    if (session.value === null && !stays) return <SignIn stay />;
    if (session.value && session.value.kind !== "citizen")
      return <Notice tone="warn">{say(NOT_A_CITIZEN)}</Notice>;
    return <Page key={person.current} {...props} />;
  };
}
