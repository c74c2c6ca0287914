// Somebody was invited by e-mail. The secret stands in the fragment, and is taken out at once. Who has no
// account, or wants none, can say no all the same.

import { session, sessionProblem } from "bersama/api/session.ts";
import { lazy } from "bersama/components/lazy.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Loading, Notice } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useToken } from "bersama/useToken.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

const SignIn = lazy(() => import("../account/SignIn.tsx"));

const NO_LINK: Text = {
  id: "Halaman ini memerlukan tautan lengkap dari e-mail undangan. Buka lagi tautan itu.",
  en: "This page needs the complete link from the invitation's e-mail. Open that link again.",
};
const SIGN_IN_FIRST: Text = {
  id: "Masuk dengan akun yang memakai alamat e-mail yang menerima undangan ini. Belum punya akun? Daftar dengan alamat itu, lalu buka lagi tautannya.",
  en: "Sign in with the account that has the e-mail address that got this invitation. No account yet? Register with that address, then open the link again.",
};
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };
const REGISTER: Text = { id: "Daftar", en: "Register" };
const DECLINE: Text = { id: "Tolak undangan", en: "Decline the invitation" };
const DECLINED: Text = {
  id: "Undangan ditolak, dan isinya sudah dihapus.",
  en: "The invitation is declined, and what it said is deleted.",
};

interface Asked {
  /** By the link alone. */
  decline: (token: string) => Promise<unknown>;
  /** What is shown to whoever is signed in, with the way to say yes. */
  offer: (token: string) => ComponentChildren;
}

export function ByLink({ title, ...asked }: Asked & { title: Text }) {
  const token = useToken();
  const [signsIn, setSignsIn] = useState(false);
  if (signsIn && session.value === null) return <SignIn stay />; // the link is kept meanwhile
  const known = session.value !== undefined || sessionProblem.value;
  return (
    <Page title={say(title)} narrow>
      {token === undefined || !known ? (
        <Loading />
      ) : token ? (
        <Answer key={token} token={token} onSignIn={() => setSignsIn(true)} {...asked} />
      ) : (
        <p class="govuk-body">{say(NO_LINK)}</p>
      )}
    </Page>
  );
}

function Answer({
  token,
  onSignIn,
  decline,
  offer,
}: Asked & { token: string; onSignIn: () => void }) {
  const no = useAct(async () => {
    await decline(token);
  });
  if (no.done)
    return (
      <div role="status">
        <Notice>{say(DECLINED)}</Notice>
      </div>
    );
  return (
    <>
      {session.value?.kind === "citizen" ? offer(token) : <First onSignIn={onSignIn} />}
      <ErrorSummary problem={no.problem} />
      <Button type="button" kind="secondary" busy={no.busy} onClick={() => void no.run()}>
        {say(DECLINE)}
      </Button>
    </>
  );
}

function First({ onSignIn }: { onSignIn: () => void }) {
  return (
    <>
      <p class="govuk-body app-lead">{say(SIGN_IN_FIRST)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/daftar">
          {say(REGISTER)}
        </a>
      </p>
      <Button type="button" onClick={onSignIn}>
        {say(SIGN_IN)}
      </Button>
    </>
  );
}
