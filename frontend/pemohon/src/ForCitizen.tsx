import { session, signInWanted } from "bersama/api/session.ts";
import { Loading, Notice } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

const SignIn = lazy(() => import("./pages/account/SignIn.tsx"));

const NOT_A_CITIZEN: Text = {
  id: "Anda masuk sebagai petugas. Halaman ini untuk pemohon; keluar dahulu, lalu masuk dengan akun pemohon.",
  en: "You are signed in as an officer. This page is for applicants: sign out, then sign in with an applicant's account.",
};

/**
 * A page for a citizen who is signed in; everybody else signs in here first and stays here. When a
 * session ends in the middle of work, the page stays under the dialog that asks to sign in again.
 */
export function ForCitizen<P extends object>({
  page: Page,
  ...props
}: { page: ComponentType<P> } & P) {
  if (session.value === undefined) return <Loading />;
  if (session.value === null && !signInWanted.value) return <SignIn stay />;
  if (session.value && session.value.kind !== "citizen")
    return <Notice tone="warn">{say(NOT_A_CITIZEN)}</Notice>;
  return <Page {...(props as unknown as P)} />;
}
