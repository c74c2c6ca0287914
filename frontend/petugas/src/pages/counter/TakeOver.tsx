// What a colleague entered, for whoever stands here with their KTP and the receipt.

import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLocation } from "preact-iso";

import { takeOver } from "../../api/counter.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { NikField } from "./NikField.tsx";
import { COUNTER, missing, SEE, SEEN } from "./words.ts";
import "./counter.scss";

const TITLE: Text = { id: "Loket: lanjutkan berkas rekan", en: "Counter: a colleague's file" };
const LEAD: Text = {
  id: "Bila rekan yang mengisinya tidak ada: untuk draf, dan untuk permohonan yang perlu diperbaiki.",
  en: "When the colleague who entered it is away: for drafts, and for applications to be corrected.",
};
const RECEIPT: Text = { id: "Nomor pada tanda terima", en: "Number on the receipt" };
const GO_ON: Text = { id: "Lanjutkan", en: "Go on" };
const NOT_YET: Text = { id: "Belum dapat dilanjutkan", en: "It cannot be gone on with yet" };

export default function TakeOver() {
  const { route } = useLocation();
  const form = useForm({ receipt: "", nik: "", seen: false }, async ({ receipt, nik, seen }) => {
    if (!seen) throw missing(NOT_YET, "identity_seen", SEE);
    const { application } = await takeOver(receipt, nik);
    route(`${COUNTER}/${application.application_id}`);
  });
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <section class="app-panel app-panel--pad app-counter" aria-label={say(TITLE)}>
        <ActForm act={form} label={say(GO_ON)}>
          <TextField
            {...form.field("receipt")}
            label={say(RECEIPT)}
            width={20}
            native={{ autocomplete: "off", autocapitalize: "characters" }}
          />
          <NikField field={form.field("nik")} />
          <Checkbox {...form.field("seen", "identity_seen")} label={say(SEEN)} />
        </ActForm>
      </section>
    </>
  );
}
