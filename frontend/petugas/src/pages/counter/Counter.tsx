// The counter (loket): an officer enters an application for somebody who stands there with their KTP.

import { Problem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, Select, TextField } from "bersama/components/fields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { beginFor, entered, type Receipt } from "../../api/counter.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { typeChoices } from "../queue/choices.ts";
import { Entering } from "./Entering.tsx";
import { ReceiptSlip } from "./Slips.tsx";
import "./counter.scss";

const TITLE: Text = { id: "Loket", en: "Counter" };
const LEAD: Text = {
  id: "Untuk pemohon yang datang tanpa ponsel atau komputer. Yang Anda isi di sini diputuskan rekan Anda.",
  en: "For applicants who come without a phone or computer. A colleague decides what you enter here.",
};
const NIK: Text = { id: "NIK pada KTP", en: "NIK on the KTP" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const CHOOSE: Text = { id: "Pilih jenis izin", en: "Choose a permit type" };
const SEEN: Text = {
  id: "KTP aslinya ada di depan saya, dan orangnya sama",
  en: "The KTP itself is before me, and it is this person's",
};
const BEGIN: Text = { id: "Mulai mengisi", en: "Begin" };
const NOT_YET: Text = { id: "Belum dapat dimulai", en: "It cannot begin yet" };
const SEE: Text = {
  id: "Lihat KTP aslinya, lalu centang kalimat ini.",
  en: "Look at the KTP, then tick this sentence.",
};
const PICK: Text = { id: "Pilih jenis izinnya.", en: "Choose the permit type." };
const FOR: Text = { id: "Loket: {name}", en: "Counter: {name}" };

export const COUNTER = "/petugas/loket";

export default function Counter({ id }: { id?: string }) {
  return id ? <OfOne key={id} id={id} /> : <Begin />;
}

function Begin() {
  const { route } = useLocation();
  const types = useLoaded(typeChoices, []);
  const form = useForm({ nik: "", type: "", seen: false }, async ({ nik, type, seen }) => {
    if (!type) throw not("type_id", PICK);
    if (!seen) throw not("identity_seen", SEE);
    const { application } = await beginFor(nik, type);
    route(`${COUNTER}/${application.application_id}`);
  });
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <section class="app-panel app-panel--pad app-counter">
        <ActForm act={form} label={say(BEGIN)}>
          <TextField
            {...form.field("nik")}
            label={say(NIK)}
            width={20}
            native={{ inputMode: "numeric", autocomplete: "off" }}
          />
          <Select
            {...form.field("type", "type_id")}
            label={say(TYPE)}
            prompt={say(CHOOSE)}
            options={types.value ?? []}
          />
          <Checkbox {...form.field("seen", "identity_seen")} label={say(SEEN)} />
        </ActForm>
      </section>
    </>
  );
}

const not = (field: string, text: Text) =>
  new Problem(422, "not-yet", say(NOT_YET), "", [{ field, code: "not-yet", message: say(text) }]);

function OfOne({ id }: { id: string }) {
  const loaded = useLoaded(() => entered(id), [id]);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const file = loaded.value;
  return (
    <div class="app-slips">
      <PageHead
        title={file ? say(FOR, { name: file.applicant }) : say(TITLE)}
        aside={file && `${file.nik_masked} · ${file.application.type_name}`}
      />
      <Show loaded={loaded}>
        {(found) =>
          receipt ? (
            <ReceiptSlip file={found} receipt={receipt} />
          ) : (
            <Entering file={found} put={loaded.put} onSent={setReceipt} />
          )
        }
      </Show>
    </div>
  );
}
