// One account: how to reach its owner, what was sent in, and what an administrator may do to it.

import { REASON_CHARACTERS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea, TextField } from "bersama/components/fields.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { closeAccount, freeNik, openAccount, type Person, personOf } from "../../api/people.ts";
import { Facts } from "../../components/Facts.tsx";
import { StateTag } from "../../components/StateTag.tsx";

const EMAIL: Text = { id: "E-mail", en: "E-mail" };
const WHATSAPP: Text = { id: "WhatsApp", en: "WhatsApp" };
const UNPROVEN: Text = { id: "{number} (belum terbukti)", en: "{number} (not proven)" };
const SINCE: Text = { id: "Terdaftar", en: "Registered" };
const DOUBT: Text = { id: "Keraguan petugas", en: "An officer's doubt" };
const FILES: Text = { id: "Berkas", en: "Files" };
const NO_FILES: Text = { id: "Belum ada yang dikirim.", en: "Nothing has been sent in." };
const SCAN: Text = {
  id: "Lihat data dan pindaian KTP",
  en: "See particulars and the scan of the KTP",
};
const CLOSED: Text = { id: "Ditutup", en: "Closed" };
const FREED: Text = {
  id: "NIK akun ini sudah dibebaskan. Akun ini tidak dapat dibuka lagi; pemilik NIK mendaftar baru.",
  en: "The NIK of this account was freed. It cannot be opened again; the owner of the NIK registers anew.",
};
const OFFICER: Text = {
  id: "Orang ini juga petugas. Akunnya diatur di Petugas dan peran.",
  en: "This person is an officer, too. The account is kept under Officers and roles.",
};
const REASON: Text = { id: "Alasan", en: "Reason" };
const REASON_HINT: Text = {
  id: "Dibaca pemilik akun; sedikitnya {least} huruf.",
  en: "The owner reads it; at least {least} letters.",
};
const CLOSE: Text = { id: "Tutup akun", en: "Close the account" };
const CLOSE_MEANS: Text = {
  id: "Pemiliknya tidak dapat masuk lagi sampai akun dibuka. Berkas yang berjalan tetap diproses.",
  en: "The owner cannot sign in until it is opened again. Files that run go on.",
};
const OPEN: Text = { id: "Buka lagi akun", en: "Open the account again" };
const FREE: Text = { id: "Bebaskan NIK", en: "Free the NIK" };
const FREE_MEANS: Text = {
  id: "Bila NIK ini terbukti milik orang lain: akun ditutup selamanya, dan pemilik NIK dapat mendaftar.",
  en: "If this NIK was shown to be another person's: the account is closed for good, and the owner of the NIK can register.",
};
const NIK_AGAIN: Text = {
  id: "Ketik NIK akun ini sekali lagi",
  en: "Type the account's NIK once more",
};

export function PersonDetail({ account }: { account: string }) {
  const loaded = useLoaded(() => personOf(account), [account]);
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const person = loaded.value;
  const number = person.whatsapp_proven
    ? person.whatsapp
    : say(UNPROVEN, { number: person.whatsapp });
  const facts: [Text, string][] = [
    [EMAIL, person.email],
    [WHATSAPP, number],
    [SINCE, day(person.registered_at)],
    [DOUBT, person.doubt_remark],
  ];
  return (
    <section class="app-talk" aria-label={person.name}>
      <div class="app-head">
        <h2>{person.name}</h2>
        {!person.enabled && <StateTag state="refused">{say(CLOSED)}</StateTag>}
      </div>
      <Facts facts={facts} />
      <p>
        <a href={`/petugas/akun-baru/${account}`}>{say(SCAN)}</a>
      </p>
      <h3>{say(FILES)}</h3>
      {person.files.length === 0 && <p class="app-quiet">{say(NO_FILES)}</p>}
      <ul class="app-lines">
        {person.files.map((file) => (
          <li key={file.application_id}>
            <b>{file.number}</b> {file.type}
          </li>
        ))}
      </ul>
      <Acts person={person} onDone={loaded.again} />
    </section>
  );
}

function Acts({ person, onDone }: { person: Person; onDone: () => Promise<void> }) {
  if (person.officer) return <p class="app-notice">{say(OFFICER)}</p>;
  if (person.nik_freed) return <p class="app-notice">{say(FREED)}</p>;
  return (
    <>
      <Turn key={`${person.enabled}`} person={person} onDone={onDone} />
      <Free person={person} onDone={onDone} />
    </>
  );
}

function Turn({ person, onDone }: { person: Person; onDone: () => Promise<void> }) {
  const form = useForm(
    { reason: "" },
    async ({ reason }) => {
      await (person.enabled ? closeAccount : openAccount)(person.account_id, reason);
      await onDone();
    },
    { prefix: "turn-" },
  );
  const label = say(person.enabled ? CLOSE : OPEN);
  return (
    <details class="app-fold">
      <summary>{label}</summary>
      {person.enabled && <p class="app-quiet">{say(CLOSE_MEANS)}</p>}
      <ActForm act={form} label={label}>
        <TextArea
          {...form.field("reason")}
          label={say(REASON)}
          hint={say(REASON_HINT, { least: REASON_CHARACTERS })}
          rows={2}
        />
      </ActForm>
    </details>
  );
}

function Free({ person, onDone }: { person: Person; onDone: () => Promise<void> }) {
  const form = useForm(
    { nik: "", reason: "" },
    async ({ nik, reason }) => {
      await freeNik(person.account_id, nik, reason);
      await onDone();
    },
    { prefix: "free-" },
  );
  return (
    <details class="app-fold">
      <summary>{say(FREE)}</summary>
      <p class="app-quiet">{say(FREE_MEANS)}</p>
      <ActForm act={form} label={say(FREE)}>
        <TextField
          {...form.field("nik")}
          label={say(NIK_AGAIN)}
          native={{ inputMode: "numeric", autocomplete: "off" }}
          width={20}
        />
        <TextArea
          {...form.field("reason")}
          label={say(REASON)}
          hint={say(REASON_HINT, { least: REASON_CHARACTERS })}
          rows={2}
        />
      </ActForm>
    </details>
  );
}
