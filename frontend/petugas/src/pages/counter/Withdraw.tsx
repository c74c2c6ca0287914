// What somebody who is told on paper has under way, and the way to take it back at their request.

import type { Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { withdrawFor } from "../../api/onPaper.ts";
import { Cancel } from "../../components/Cancel.tsx";

type Open = Schemas["OpenView"];
type Letter = Schemas["LetterView"];

const TITLE: Text = { id: "Permohonan yang berjalan", en: "Applications under way" };
const PHASES: Record<string, Text> = {
  draft: { id: "Draf", en: "Draft" },
  review: { id: "Diperiksa", en: "Under review" },
  correction: { id: "Perlu perbaikan", en: "To be corrected" },
};
const WITHDRAW: Text = { id: "Batalkan untuk pemohon", en: "Withdraw for the applicant" };
const WHICH: Text = { id: "Batalkan untuk pemohon: {receipt}", en: "Withdraw: {receipt}" };
const SURE: Text = { id: "Batalkan permohonan {receipt}?", en: "Withdraw application {receipt}?" };
const MEANS: Text = {
  id: "Hanya atas permintaan pemohon yang ada di depan Anda. Pemeriksaannya berhenti; surat tanda terimanya dicetak di halaman ini.",
  en: "Only at the request of the applicant before you. Its review stops; the letter that is the receipt is printed on this page.",
};
// "Batal" beside "Batalkan" would be taken for the act itself
const KEEP: Text = { id: "Tidak jadi", en: "Keep it" };
const LONGEST = 500;
const REASON: Text = { id: "Alasan, menurut pemohon", en: "Reason, as the applicant says it" };

export function Withdraw({
  account_id,
  open,
  onDone,
}: {
  account_id: string;
  open: readonly Open[];
  onDone: (application_id: string, letter: Letter) => void;
}) {
  const [asked, setAsked] = useState<Open | null>(null);
  const close = () => setAsked(null);
  return (
    <section class="app-panel app-panel--pad app-counter" aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <ul class="app-counter__papers">
        {open.map((one) => (
          <li key={one.application_id}>
            <p>
              <b>{one.type_name}</b>
            </p>
            <p class="app-quiet">
              {one.receipt} · {say(PHASES[one.phase] ?? TITLE)}
            </p>
            <button
              type="button"
              class="app-button app-button--small"
              aria-label={say(WHICH, { receipt: one.receipt })}
              onClick={() => setAsked(one)}
            >
              {say(WITHDRAW)}
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <Ask
          one={asked}
          account_id={account_id}
          onCancel={close}
          onDone={(letter) => {
            close();
            onDone(asked.application_id, letter);
          }}
        />
      )}
    </section>
  );
}

function Ask({
  one,
  account_id,
  onCancel,
  onDone,
}: {
  one: Open;
  account_id: string;
  onCancel: () => void;
  onDone: (letter: Letter) => void;
}) {
  const form = useForm({ reason: "" }, async ({ reason }) => {
    onDone(await withdrawFor(account_id, one.application_id, reason));
  });
  return (
    <Dialog title={say(SURE, { receipt: one.receipt })} onCancel={onCancel}>
      <ActForm
        act={form}
        label={say(WITHDRAW)}
        beside={<Cancel act={onCancel}>{say(KEEP)}</Cancel>}
      >
        <p>{say(MEANS)}</p>
        <TextArea {...form.field("reason")} label={say(REASON)} rows={3} maxLength={LONGEST} />
      </ActForm>
    </Dialog>
  );
}
