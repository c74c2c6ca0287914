// `/undangan`: a campus or hospital has somebody on its list.

import { answer, api } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Show, SummaryList } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { ByLink } from "./ByLink.tsx";

const TITLE: Text = { id: "Undangan mengurus izin", en: "Invitation to apply for a permit" };
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
export default function Invited() {
  return (
    <ByLink
      title={TITLE}
      decline={(token) => answer(api.POST("/api/invitations/decline", { body: { token } }))}
      offer={(token) => <Offer token={token} />}
    />
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
