import { answer, api } from "bersama/api/client.ts";
import { VERIFICATION_HOURS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import type { Started } from "./draft.ts";
import { known, sendLink } from "./steps.ts";
import { type Ways, WaysFields } from "./WaysFields.tsx";

const SENT: Text = {
  id: "Satu langkah lagi: buka tautan kami",
  en: "One step more: open our link",
};
const WHERE: Text = {
  id: "Kami mengirim tautan ke {email}. Buka tautan itu untuk mengaktifkan akun; berlaku {hours} jam.",
  en: "We have sent a link to {email}. Open it to activate your account; it is good for {hours} {hours:hour|hours}.",
};
const NOTHING: Text = {
  id: "Belum ada? Lihat folder spam, dan periksa lagi ejaan alamatnya.",
  en: "Nothing there? Look into your spam folder, and check the spelling of the address.",
};
const AGAIN: Text = { id: "Kirim tautan lagi", en: "Send the link again" };
const SENT_AGAIN: Text = { id: "Tautan dikirim lagi.", en: "The link was sent again." };
const WRONG: Text = { id: "Perbaiki e-mail atau nomor", en: "Correct the email or number" };
const STAYS: Text = {
  id: "Data lain dan KTP Anda tetap tersimpan. Tautan yang dikirim ke alamat lama tidak berlaku lagi.",
  en: "Your other details and your KTP stay as they are. A link sent to the old address is void.",
};
const SEND: Text = { id: "Simpan dan kirim tautan", en: "Save and send the link" };
const CANCEL: Text = { id: "Batal", en: "Cancel" };

/** `onCorrected`: the link went to another address than the one that was typed first. */
export function LinkSent({
  started,
  onCorrected,
}: {
  started: Started;
  onCorrected: (ways: Ways) => void;
}) {
  const [correcting, correct] = useState(false);
  const { run, busy, problem, done } = useAct(() => sendLink(started));
  return (
    <>
      <ErrorSummary problem={problem} />
      <Outcome key={started.email} title={say(SENT)}>
        <p class="govuk-body">{say(WHERE, { email: started.email, hours: VERIFICATION_HOURS })}</p>
      </Outcome>
      {correcting ? (
        <Correcting
          started={started}
          onCancel={() => correct(false)}
          onCorrected={(ways) => {
            correct(false);
            onCorrected(ways);
          }}
        />
      ) : (
        <>
          <p class="govuk-body">{say(NOTHING)}</p>
          <p class="govuk-body" role="status">
            {done && say(SENT_AGAIN)}
          </p>
          <div class="app-actions">
            <Button type="button" kind="secondary" busy={busy} onClick={() => void run()}>
              {say(AGAIN)}
            </Button>
            <Button type="button" kind="secondary" onClick={() => correct(true)}>
              {say(WRONG)}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function Correcting({
  started,
  onCorrected,
  onCancel,
}: {
  started: Started;
  onCorrected: (ways: Ways) => void;
  onCancel: () => void;
}) {
  const { email, whatsapp } = started;
  const form = useForm<Ways>({ email, whatsapp }, async (ways) => {
    const { path, headers } = known(started);
    const asked = api.PUT("/api/registrations/{registration_id}/ways", {
      params: { path },
      headers,
      body: ways,
    });
    await answer(asked);
    await sendLink(started);
    onCorrected(ways);
  });
  return (
    <ActForm
      act={form}
      label={say(SEND)}
      beside={
        <button type="button" class="app-link" onClick={onCancel}>
          {say(CANCEL)}
        </button>
      }
    >
      <h2 class="govuk-heading-m">{say(WRONG)}</h2>
      <p class="govuk-body">{say(STAYS)}</p>
      <WaysFields form={form} />
    </ActForm>
  );
}
