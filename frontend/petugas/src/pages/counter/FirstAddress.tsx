// Somebody who was told on paper says an e-mail address at the counter, with their KTP on the desk.

import { VERIFICATION_HOURS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { addAddress } from "../../api/onPaper.ts";

const TITLE: Text = { id: "Kini punya e-mail?", en: "An email address by now?" };
const HOW: Text = {
  id: "Ketik alamat milik pemohon sendiri. Setelah administrator atau kepala dinas setuju di Persetujuan, tautan dikirim ke sana; alamatnya berlaku setelah tautan itu dibuka, dalam {hours} jam.",
  en: "Type an address of the applicant's own. Once an administrator or the head agrees under Approvals, a link goes there; the address counts once it is followed, within {hours} hours.",
};
const EMAIL: Text = { id: "Alamat e-mail pemohon", en: "The applicant's email address" };
const ASK: Text = { id: "Ajukan alamat ini", en: "Ask for this address" };
const ASKED: Text = {
  id: "Diajukan. Sampai tautannya dibuka, kabar tetap dicetak di sini.",
  en: "It is asked for. Until its link is followed, news is printed here as before.",
};

export function FirstAddress({ account_id }: { account_id: string }) {
  const form = useForm({ email: "" }, async ({ email }) => {
    await addAddress(account_id, email);
  });
  return (
    <section class="app-panel app-panel--pad app-counter" aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <p class="app-quiet">{say(HOW, { hours: VERIFICATION_HOURS })}</p>
      {form.done ? (
        <p role="status">{say(ASKED)}</p>
      ) : (
        <ActForm act={form} label={say(ASK)} kind="secondary">
          <TextField
            {...form.field("email")}
            label={say(EMAIL)}
            width={30}
            native={{ type: "email", autocomplete: "off" }}
          />
        </ActForm>
      )}
    </section>
  );
}
