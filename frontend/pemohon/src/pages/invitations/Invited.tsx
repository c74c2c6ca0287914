// `/undangan`: a campus or hospital has somebody on its list. The secret stands in the fragment, and is
// taken out at once. Who has no account, or wants none, can say no all the same.

import { answer, api } from "bersama/api/client.ts";
import { session, sessionProblem } from "bersama/api/session.ts";
import { lazy } from "bersama/components/lazy.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Loading, Notice, Show, SummaryList } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useToken } from "bersama/useToken.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

const SignIn = lazy(() => import("../account/SignIn.tsx"));

const TITLE: Text = { id: "Undangan mengurus izin", en: "Invitation to apply for a permit" };
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
const LEAD: Text = {
  id: "Permohonan ini milik Anda sendiri. Setelah Anda terima, periksa isiannya, lengkapi, lalu kirim sendiri. Pengundang tidak melihatnya.",
  en: "This application is your own. Once you accept, check its entries, complete it and send it yourself. Whoever invites you does not see it.",
};
const FROM: Text = { id: "Diundang oleh", en: "Invited by" };
const OF: Text = { id: "{sender}, {institution}", en: "{sender}, {institution}" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const NAME: Text = { id: "Nama pada daftar", en: "Name on the list" };
const FILLED: Text = { id: "Sudah diisi", en: "Filled in already" };
const NOTHING: Text = { id: "Belum ada", en: "Nothing yet" };
const UNTIL: Text = { id: "Berlaku sampai", en: "Good until" };
const ACCEPT: Text = { id: "Terima, buat draf saya", en: "Accept, begin my draft" };
const DECLINE: Text = { id: "Tolak undangan", en: "Decline the invitation" };
const DECLINED: Text = {
  id: "Undangan ditolak, dan isinya sudah dihapus.",
  en: "The invitation is declined, and what it said is deleted.",
};

export default function Invited() {
  const token = useToken();
  const [signsIn, setSignsIn] = useState(false);
  if (signsIn && session.value === null) return <SignIn stay />; // the link is kept meanwhile
  const known = session.value !== undefined || sessionProblem.value;
  return (
    <Page title={say(TITLE)} narrow>
      {token === undefined || !known ? (
        <Loading />
      ) : token ? (
        <Answer key={token} token={token} onSignIn={() => setSignsIn(true)} />
      ) : (
        <p class="govuk-body">{say(NO_LINK)}</p>
      )}
    </Page>
  );
}

function Answer({ token, onSignIn }: { token: string; onSignIn: () => void }) {
  const decline = useAct(async () => {
    await answer(api.POST("/api/invitations/decline", { body: { token } }));
  });
  if (decline.done)
    return (
      <div role="status">
        <Notice>{say(DECLINED)}</Notice>
      </div>
    );
  return (
    <>
      {session.value?.kind === "citizen" ? <Offer token={token} /> : <First onSignIn={onSignIn} />}
      <ErrorSummary problem={decline.problem} />
      <Button type="button" kind="secondary" busy={decline.busy} onClick={() => void decline.run()}>
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

function Offer({ token }: { token: string }) {
  const { route } = useLocation();
  const body = { token };
  const loaded = useLoaded(() => answer(api.POST("/api/invitations/look", { body })), [token]);
  const accept = useAct(async () => {
    const { application_id } = await answer(api.POST("/api/invitations/accept", { body }));
    route(`/permohonan/${application_id}`, true);
  });
  return (
    <Show loaded={loaded}>
      {({ sender, institution, type_name, name, filled, expires_at }) => (
        <>
          <ErrorSummary problem={accept.problem} />
          <p class="govuk-body app-lead">{say(LEAD)}</p>
          <SummaryList
            rows={[
              [say(FROM), say(OF, { sender, institution })],
              [say(TYPE), type_name],
              [say(NAME), name],
              [say(FILLED), filled.join(", ") || say(NOTHING)],
              [say(UNTIL), dayOf(expires_at)],
            ]}
          />
          <Button type="button" busy={accept.busy} onClick={() => void accept.run()}>
            {say(ACCEPT)}
          </Button>
        </>
      )}
    </Show>
  );
}
