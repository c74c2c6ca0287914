// `/undangan`: a campus or hospital has somebody on its list. The secret stands in the fragment, and is
// taken out at once. Who has no account, or wants none, can say no all the same.

import { answer, api } from "bersama/api/client.ts";
import { session, sessionProblem } from "bersama/api/session.ts";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Loading, Notice, Show, SummaryList } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useToken } from "bersama/useToken.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

const TITLE: Text = { id: "Undangan mengurus izin", en: "Invitation to apply for a permit" };
const NO_LINK: Text = {
  id: "Halaman ini memerlukan tautan lengkap dari e-mail undangan. Buka lagi tautan itu.",
  en: "This page needs the complete link from the invitation's e-mail. Open that link again.",
};
const SIGN_IN_FIRST: Text = {
  id: "Masuk dengan akun yang memakai alamat e-mail yang menerima undangan ini, lalu buka lagi tautannya.",
  en: "Sign in with the account that has the e-mail address that got this invitation, then open the link again.",
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
  const [declined, setDeclined] = useState(false);
  const known = session.value !== undefined || sessionProblem.value;
  return (
    <Page title={say(TITLE)} narrow>
      {(token === undefined || !known) && <Loading />}
      {token === "" && known && <p class="govuk-body">{say(NO_LINK)}</p>}
      {token &&
        known &&
        (declined ? (
          <div role="status">
            <Notice>{say(DECLINED)}</Notice>
          </div>
        ) : (
          <>
            {session.value?.kind === "citizen" ? <Offer key={token} token={token} /> : <First />}
            <Decline token={token} onDeclined={() => setDeclined(true)} />
          </>
        ))}
    </Page>
  );
}

function First() {
  return (
    <>
      <p class="govuk-body app-lead">{say(SIGN_IN_FIRST)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/masuk">
          {say(SIGN_IN)}
        </a>
        {" · "}
        <a class="govuk-link" href="/daftar">
          {say(REGISTER)}
        </a>
      </p>
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

function Decline({ token, onDeclined }: { token: string; onDeclined: () => void }) {
  const act = useAct(async () => {
    await answer(api.POST("/api/invitations/decline", { body: { token } }));
    onDeclined();
  });
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <Button type="button" kind="secondary" busy={act.busy} onClick={() => void act.run()}>
        {say(DECLINE)}
      </Button>
    </>
  );
}
