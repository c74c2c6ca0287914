import { answer, api } from "bersama/api/client.ts";
import { VERIFICATION_HOURS } from "bersama/api/rules.ts";
import { Outcome } from "bersama/components/Outcome.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";

import type { Started } from "./draft.ts";

const SENT: Text = {
  id: "Satu langkah lagi: buka tautan kami",
  en: "One step more: open our link",
};
const WHERE: Text = {
  id: "Kami mengirim tautan ke {email} dan WhatsApp Anda. Buka tautan itu untuk mengaktifkan akun; berlaku {hours} jam.",
  en: "We have sent a link to {email} and your WhatsApp. Open it to activate your account; it is good for {hours} {hours:hour|hours}.",
};
const NOTHING: Text = {
  id: "Belum ada? Lihat folder spam. Bila alamat atau nomornya salah, mulai dari awal.",
  en: "Nothing there? Check your spam folder. If the address or number was wrong, start again.",
};
const AGAIN: Text = { id: "Kirim tautan lagi", en: "Send the link again" };
const SENT_AGAIN: Text = { id: "Tautan dikirim lagi.", en: "The link was sent again." };
const RESTART: Text = { id: "Mulai dari awal", en: "Start again" };

export function LinkSent({ started, onRestart }: { started: Started; onRestart: () => void }) {
  const { run, busy, problem, done } = useAct(async () => {
    await answer(
      api.POST("/api/registrations/{registration_id}/complete", {
        params: { path: { registration_id: started.id } },
        headers: { "Registration-Secret": started.secret },
      }),
    );
  });
  return (
    <>
      <ErrorSummary problem={problem} />
      <Outcome title={say(SENT)}>
        <p class="govuk-body">{say(WHERE, { email: started.email, hours: VERIFICATION_HOURS })}</p>
      </Outcome>
      <p class="govuk-body">{say(NOTHING)}</p>
      <p class="govuk-body" role="status">
        {done && say(SENT_AGAIN)}
      </p>
      <div class="app-actions">
        <Button type="button" kind="secondary" busy={busy} onClick={() => void run()}>
          {say(AGAIN)}
        </Button>
        <button type="button" class="app-link" onClick={onRestart}>
          {say(RESTART)}
        </button>
      </div>
    </>
  );
}
