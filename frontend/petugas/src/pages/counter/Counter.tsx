// The counter (loket): an officer enters an application for somebody who stands there with their KTP.

import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, Select } from "bersama/components/fields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { beginFor, entered, type Receipt } from "../../api/counter.ts";
import { KeyHint } from "../../components/KeyHint.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { typeChoices } from "../queue/choices.ts";
import { Entering } from "./Entering.tsx";
import { NikField } from "./NikField.tsx";
import { ReceiptSlip } from "./Slips.tsx";
import { Waiting } from "./Waiting.tsx";
import { COUNTER, missing, NEW_ACCOUNT, SEE, SEEN, TAKE_OVER, TO_FETCH } from "./words.ts";
import "./counter.scss";

const TITLE: Text = { id: "Loket", en: "Counter" };
const LEAD: Text = {
  id: "Untuk pemohon yang datang tanpa ponsel atau komputer. Yang Anda isi di sini diputuskan rekan Anda.",
  en: "For applicants who come without a phone or computer. A colleague decides what you enter here.",
};
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const CHOOSE: Text = { id: "Pilih jenis izin", en: "Choose a permit type" };
const BEGIN: Text = { id: "Mulai mengisi", en: "Begin" };
const NOT_YET: Text = { id: "Belum dapat dimulai", en: "It cannot begin yet" };
const PICK: Text = { id: "Pilih jenis izinnya.", en: "Choose the permit type." };
const AWAY: Text = {
  id: "Sudah diisi rekan yang sedang tidak ada?",
  en: "Entered by a colleague who is away?",
};
const GO_ON: Text = { id: "Lanjutkan berkas rekan", en: "Go on with a colleague's file" };
const WITHOUT: Text = {
  id: "Pemohon tanpa ponsel dan e-mail",
  en: "Applicants without phone and e-mail",
};
const OPEN: Text = { id: "Buat akun dari KTP", en: "Open an account from the KTP" };
const FETCH: Text = { id: "Surat dan izin untuk diambil", en: "Letters and permits to be fetched" };
const FOR: Text = { id: "Loket: {name}", en: "Counter: {name}" };

export default function Counter({ id }: { id?: string }) {
  return id ? <OfOne key={id} id={id} /> : <Begin />;
}

function Begin() {
  const { route } = useLocation();
  const types = useLoaded(typeChoices, []);
  const form = useForm({ nik: "", type: "", seen: false }, async ({ nik, type, seen }) => {
    if (!type) throw missing(NOT_YET, "type_id", PICK);
    if (!seen) throw missing(NOT_YET, "identity_seen", SEE);
    const { application } = await beginFor(nik, type);
    route(`${COUNTER}/${application.application_id}`);
  });
  useKeys([{ keys: "s", does: FETCH, act: () => route(TO_FETCH) }]);
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <section class="app-panel app-panel--pad app-counter">
        <ActForm act={form} label={say(BEGIN)}>
          <NikField field={form.field("nik")} />
          <Select
            {...form.field("type", "type_id")}
            label={say(TYPE)}
            prompt={say(CHOOSE)}
            options={types.value ?? []}
          />
          <Checkbox {...form.field("seen", "identity_seen")} label={say(SEEN)} />
        </ActForm>
        <p>
          {say(AWAY)} <a href={TAKE_OVER}>{say(GO_ON)}</a>
        </p>
      </section>
      <section class="app-panel app-panel--pad app-counter" aria-label={say(WITHOUT)}>
        <h2>{say(WITHOUT)}</h2>
        <p class="app-actions">
          <a class="app-button" href={NEW_ACCOUNT}>
            {say(OPEN)}
          </a>
          <a class="app-button" href={TO_FETCH}>
            {say(FETCH)} <KeyHint keys="s" />
          </a>
        </p>
      </section>
      <Waiting />
    </>
  );
}

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
