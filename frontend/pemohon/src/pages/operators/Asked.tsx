// `/operator/undangan`: whoever is responsible for an institution asks somebody to work for it.

import { answer, api } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Show, SummaryList } from "bersama/components/shown.tsx";
import { dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { ByLink } from "../invitations/ByLink.tsx";

const TITLE: Text = { id: "Undangan menjadi operator", en: "Invitation to be an operator" };
const LEAD: Text = {
  id: "Sebagai operator Anda membuat, mengisi, memperbaiki, mengirim, dan mengunduh permohonan lembaga ini dengan akun Anda sendiri. Pemohonnya tetap penanggung jawab, dan setiap yang Anda lakukan tercatat atas nama Anda.",
  en: "As an operator you begin, fill in, correct, send and download this institution's applications with your own account. Whoever is responsible stays the applicant, and whatever you do is noted as yours.",
};
const INSTITUTION: Text = { id: "Lembaga", en: "Institution" };
const RESPONSIBLE: Text = { id: "Penanggung jawab", en: "Responsible" };
const UNTIL: Text = { id: "Berlaku sampai", en: "Good until" };
const ACCEPT: Text = { id: "Terima, jadi operator", en: "Accept, be an operator" };

export default function Asked() {
  return (
    <ByLink
      title={TITLE}
      decline={(token) =>
        answer(api.POST("/api/operator-invitations/decline", { body: { token } }))
      }
      offer={(token) => <Offer token={token} />}
    />
  );
}

function Offer({ token }: { token: string }) {
  const { route } = useLocation();
  const body = { token };
  const loaded = useLoaded(
    () => answer(api.POST("/api/operator-invitations/look", { body })),
    [token],
  );
  const accept = useAct(async () => {
    const { owner_id } = await answer(api.POST("/api/operator-invitations/accept", { body }));
    route(`/operator/lembaga/${owner_id}`, true);
  });
  return (
    <Show loaded={loaded}>
      {({ sender, institution, expires_at }) => (
        <>
          <ErrorSummary problem={accept.problem} />
          <p class="govuk-body app-lead">{say(LEAD)}</p>
          <SummaryList
            rows={[
              [say(INSTITUTION), institution],
              [say(RESPONSIBLE), sender],
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
