import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

const WITHDRAW: Text = { id: "Batalkan permohonan", en: "Withdraw the application" };
const SURE: Text = { id: "Batalkan permohonan ini?", en: "Withdraw this application?" };
const MEANS: Text = {
  id: "Pemeriksaan dihentikan. Anda dapat mengajukan lagi dari data yang sama.",
  en: "We will stop the review. You can apply again using the same details.",
};
const REASON: Text = { id: "Alasan", en: "Reason" };
const YES: Text = { id: "Ya, batalkan", en: "Yes, withdraw it" };
const NO: Text = { id: "Tidak jadi", en: "No, keep it" };

export function Withdraw({ id, again }: { id: string; again: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const form = useForm({ reason: "" }, async ({ reason }) => {
    const params = { path: { application_id: id } };
    const body = { reason: reason.trim() || null };
    await answer(api.POST("/api/applications/{application_id}/withdraw", { params, body }));
    close();
    await again();
  });
  return (
    <>
      <button type="button" class="app-link app-no-print" onClick={() => setAsking(true)}>
        {say(WITHDRAW)}
      </button>
      {asking && (
        <Dialog title={say(SURE)} onCancel={close}>
          <ActForm
            act={form}
            label={say(YES)}
            beside={
              <button type="button" class="app-link" onClick={close}>
                {say(NO)}
              </button>
            }
          >
            <p class="govuk-body">{say(MEANS)}</p>
            <TextField {...form.field("reason")} label={say(REASON)} optional />
          </ActForm>
        </Dialog>
      )}
    </>
  );
}
