// An account for somebody at the counter who has neither phone nor e-mail: from the KTP in their hand.

import { Problem } from "bersama/api/problem.ts";
import { postFile } from "bersama/api/upload.ts";
import { fitting } from "bersama/berkas/fitting.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { FileField } from "bersama/components/FileField.tsx";
import { Checkbox } from "bersama/components/fields.tsx";
import { AddressFields, PersonFields } from "bersama/components/PersonFields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { until } from "bersama/until.ts";
import { useState } from "preact/hooks";

import {
  beginAccount,
  type Made,
  makeAccount,
  type Started,
  scanForm,
  scanState,
} from "../../api/onPaper.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { NikField } from "./NikField.tsx";
import { COUNTER, missing, SEE, SEEN } from "./words.ts";
import "./counter.scss";

const TITLE: Text = { id: "Loket: buat akun", en: "Counter: open an account" };
const LEAD: Text = {
  id: "Hanya untuk pemohon tanpa ponsel dan e-mail. Kabarnya dicetak di loket, dan tidak ada yang dapat masuk dengan akun ini.",
  en: "Only for applicants without phone and e-mail. Their news is printed at the counter, and nobody can sign in to this account.",
};
const TRUE: Text = {
  id: "Isian sudah saya bacakan, dan pemohon menyatakan benar",
  en: "I read the answers out, and the applicant says that they are true",
};
const READ: Text = {
  id: "Bacakan isiannya kepada pemohon, lalu centang kalimat ini.",
  en: "Read the answers to the applicant, then tick this sentence.",
};
const NEXT: Text = { id: "Lanjut ke pindaian KTP", en: "On to the scan of the KTP" };
const SCAN: Text = { id: "Pindaian KTP", en: "Scan of the KTP" };
const SCAN_HINT: Text = {
  id: "JPG, seluruh kartu terlihat. Rekan Anda membandingkannya dengan isian.",
  en: "JPG, the whole card in view. A colleague compares it with what was typed.",
};
const SEND: Text = { id: "Kirim pindaian dan buat akun", en: "Send the scan and open the account" };
const CHECKING: Text = { id: "Memeriksa pindaian…", en: "Checking the scan…" };
const CHOOSE: Text = { id: "Pilih pindaian KTP dahulu.", en: "Choose the scan of the KTP first." };
const NOT_YET: Text = { id: "Akun belum dibuat", en: "The account is not there yet" };
const SLOW: Text = {
  id: "Pemeriksaan berlangsung lebih lama dari biasanya. Tunggu sebentar, lalu kirim sekali lagi.",
  en: "The check takes longer than usual. Wait a moment, and send it once more.",
};
const DONE: Text = {
  id: "Akun {name} ({nik}) sudah ada. Permohonannya dapat diisi sekarang.",
  en: "{name} ({nik}) has an account. Their application can be entered now.",
};
const APPLY: Text = { id: "Isi permohonannya", en: "Enter their application" };
const DIFFERS: Text = { id: "NIK berkata lain:", en: "The NIK says otherwise:" };

export default function NewAccount() {
  const [started, setStarted] = useState<Started | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <section class="app-panel app-panel--pad app-counter" aria-label={say(TITLE)}>
        {made ? (
          <>
            <p role="status">{say(DONE, { name: made.name, nik: made.nik_masked })}</p>
            <p class="app-actions">
              <a class="app-button app-button--first" href={COUNTER}>
                {say(APPLY)}
              </a>
            </p>
          </>
        ) : started ? (
          <Scan started={started} onMade={setMade} />
        ) : (
          <Card onStarted={setStarted} />
        )}
      </section>
    </>
  );
}

const EMPTY = {
  nik: "",
  name: "",
  title_before: "",
  title_after: "",
  birth_place: "",
  birth_date: "",
  sex: "",
  occupation: "",
  village: "",
  street: "",
  seen: false,
  told: false,
};

function Card({ onStarted }: { onStarted: (started: Started) => void }) {
  const form = useForm(EMPTY, async ({ seen, told, village, street, ...card }) => {
    if (!seen) throw missing(NOT_YET, "identity_seen", SEE);
    if (!told) throw missing(NOT_YET, "declared_true", READ);
    const address = { village, street };
    onStarted(await beginAccount({ ...card, address, identity_seen: true, declared_true: true }));
  });
  return (
    <ActForm act={form} label={say(NEXT)}>
      <NikField field={form.field("nik")} />
      <PersonFields form={form} ofAnother />
      <AddressFields form={form} ofAnother />
      <Checkbox {...form.field("seen", "identity_seen")} label={say(SEEN)} />
      <Checkbox {...form.field("told", "declared_true")} label={say(TRUE)} />
    </ActForm>
  );
}

function Scan({ started, onMade }: { started: Started; onMade: (made: Made) => void }) {
  const form = useForm<{ ktp: File | null }>({ ktp: null }, async ({ ktp }) => {
    if (!ktp) throw missing(NOT_YET, "ktp", CHOOSE);
    const { upload } = await scanForm(started);
    const rule = { formats: ["jpg"], maxBytes: upload.max_bytes } as const;
    await postFile(
      upload,
      await fitting(ktp, rule, { field: "ktp", title: say(NOT_YET) }),
      () => {},
    );
    const checked = await until(
      () => scanState(started),
      ({ ktp_state }) => ktp_state !== "waiting",
    );
    if (checked.ktp_state === "waiting") throw missing(NOT_YET, "ktp", SLOW);
    if (checked.ktp_state === "refused")
      throw new Problem(400, "refused", say(NOT_YET), "", [
        { field: "ktp", code: "refused", message: checked.ktp_message ?? "" },
      ]);
    onMade(await makeAccount(started.registration_id));
  });
  return (
    <>
      {started.warnings.length > 0 && (
        <div class="app-notice">
          <p>{say(DIFFERS)}</p>
          <ul class="app-counter__lacks">
            {started.warnings.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <ActForm act={form} label={say(SEND)}>
        <FileField
          {...form.field("ktp")}
          label={say(SCAN)}
          hint={say(SCAN_HINT)}
          accept="image/jpeg"
        />
        <p role="status">{form.busy && say(CHECKING)}</p>
      </ActForm>
    </>
  );
}
