// One issued permit, and taking it back.

import { idempotencyKey } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { REASON_CHARACTERS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, TextArea } from "bersama/components/fields.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Show } from "bersama/components/shown.tsx";
import { turning } from "bersama/components/turning.tsx";
import { useForm } from "bersama/form.ts";
import { day, moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useRef } from "preact/hooks";

import { decreeOf, dropDecree, type Permit, permitOf, revoke } from "../../api/permits.ts";
import { Facts } from "../../components/Facts.tsx";
import { type State, StateTag } from "../../components/StateTag.tsx";
import { count } from "../../counters.ts";

const HOLDER: Text = { id: "Pemegang", en: "Holder" };
const NIK: Text = { id: "NIK", en: "NIK" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const REGISTRATION: Text = { id: "Nomor registrasi", en: "Registration number" };
const ISSUED: Text = { id: "Terbit", en: "Issued" };
const UNTIL: Text = { id: "Berlaku sampai", en: "Valid until" };
const WITHOUT_END: Text = { id: "tanpa batas waktu", en: "without an end" };
const SIGNER: Text = { id: "Penandatangan", en: "Signed by" };
const RECORDED: Text = {
  id: "Dicatat dari daftar lama; tidak ditandatangani di sini dan tidak punya berkas.",
  en: "Recorded from an old list; not signed here, and without a file.",
};
const RENEWED: Text = { id: "Sudah diperpanjang.", en: "It was renewed." };
const FILE: Text = { id: "Berkas permohonannya", en: "Its application" };
const PUBLIC: Text = { id: "Yang dilihat masyarakat", en: "What the public sees" };
const REVOKED: Text = { id: "Dicabut {day} oleh {name}", en: "Revoked {day} by {name}" };
const DECREE: Text = {
  id: "Keputusan Nomor {number} (PDF)",
  en: "Decree number {number} (PDF)",
};
const WAITS: Text = {
  id: "Keputusan pencabutan dibuat {moment} oleh {name} dan belum ditandatangani. Izin masih berlaku.",
  en: "{name} drew up the decree that revokes it on {moment}; it is not signed yet. The permit is in force.",
};
const TO_SIGNING: Text = { id: "Ke halaman Tanda tangan", en: "To the page Signing" };
const DROP: Text = { id: "Batalkan keputusan ini", en: "Take this decree out" };
const REVOKE: Text = { id: "Cabut izin ini", en: "Revoke this permit" };
const MEANS: Text = {
  id: "Keputusannya menunggu di halaman Tanda tangan. Setelah ditandatangani, siapa pun yang memeriksa surat ini membaca “dicabut”, dan itu tidak dapat dibatalkan. Pemegang izin membaca alasan Anda kata demi kata.",
  en: "The decree waits on the page Signing. Once it is signed, whoever checks this letter reads “revoked”, and that cannot be undone. The holder reads your reason word for word.",
};
const REASON: Text = { id: "Alasan pencabutan", en: "Reason of the revocation" };
const REASON_HINT: Text = {
  id: "Sebut apa yang dilanggar dan dasarnya; sedikitnya {least} huruf.",
  en: "Say what was breached, and by which rule; at least {least} letters.",
};
const SURE: Text = {
  id: "Saya membuat keputusan pencabutan izin {number}",
  en: "I draw up the decree that revokes permit {number}",
};
const NOT_YET: Text = { id: "Keputusan belum dibuat", en: "The decree is not drawn up yet" };
const TICK: Text = {
  id: "Centang kalimat ini untuk membuat keputusannya.",
  en: "Tick this sentence to draw it up.",
};

const STANDINGS: Record<Permit["standing"], { state: State; word: Text }> = {
  "in-force": { state: "issued", word: { id: "Berlaku", en: "In force" } },
  expired: { state: "waiting", word: { id: "Berakhir", en: "Expired" } },
  revoked: { state: "refused", word: { id: "Dicabut", en: "Revoked" } },
  ended: { state: "waiting", word: { id: "Diganti", en: "Replaced" } },
};

export function PermitDetail({ permit }: { permit: string }) {
  const loaded = useLoaded(() => permitOf(permit), [permit]);
  const changed = async () => {
    await Promise.all([loaded.again(), count().catch(() => undefined)]);
  };
  return <Show loaded={loaded}>{(found) => <Detail permit={found} onChanged={changed} />}</Show>;
}

function Detail({ permit, onChanged }: { permit: Permit; onChanged: () => Promise<void> }) {
  const standing = STANDINGS[permit.standing];
  const facts: [Text, string][] = [
    [HOLDER, permit.holder_name],
    [NIK, permit.holder_nik_masked],
    [TYPE, permit.type_name],
    [REGISTRATION, permit.registration_number],
    [ISSUED, day(permit.issued_on)],
    [UNTIL, permit.valid_until ? day(permit.valid_until) : say(WITHOUT_END)],
    [SIGNER, permit.signer_name],
  ];
  return (
    <section class="app-talk" aria-label={permit.number}>
      <div class="app-head">
        <h2>{turning(permit.number)}</h2>
        <StateTag state={standing.state}>{say(standing.word)}</StateTag>
      </div>
      {permit.revoked_on && (
        <div class="app-notice app-notice--bad">
          <p>
            <b>{say(REVOKED, { day: day(permit.revoked_on), name: permit.revoked_by ?? "" })}.</b>{" "}
            {permit.revocation_reason}
          </p>
          {permit.revocation_number && <Decree permit={permit} number={permit.revocation_number} />}
        </div>
      )}
      {permit.decree && <Waiting permit={permit} decree={permit.decree} onChanged={onChanged} />}
      {permit.recorded && <p class="app-quiet">{say(RECORDED)}</p>}
      {permit.renewed && <p class="app-quiet">{say(RENEWED)}</p>}
      <Facts facts={facts} />
      <p class="app-actions">
        {permit.application_id && (
          <a href={`/petugas/berkas/${permit.application_id}?baca`}>{say(FILE)}</a>
        )}
        <a href={`/izin/${permit.permit_id}`} target="_blank" rel="noreferrer">
          {say(PUBLIC)}
        </a>
      </p>
      {permit.may_revoke && !permit.decree && <Revoke permit={permit} onChanged={onChanged} />}
    </section>
  );
}

function Waiting({
  permit,
  decree,
  onChanged,
}: {
  permit: Permit;
  decree: NonNullable<Permit["decree"]>;
  onChanged: () => Promise<void>;
}) {
  const act = useAct(async () => {
    await dropDecree(permit.permit_id, decree.version);
    await onChanged();
  });
  const { proposed_at, officer_name: name, reason, may_drop } = decree;
  return (
    <div class="app-notice">
      <p>
        <b>{say(WAITS, { moment: moment(proposed_at), name })}</b> {reason}
      </p>
      {may_drop && (
        <p class="app-actions">
          <a href="/petugas/tanda-tangan">{say(TO_SIGNING)}</a>
          <Button type="button" kind="secondary" busy={act.busy} onClick={() => void act.run()}>
            {say(DROP)}
          </Button>
        </p>
      )}
      <ErrorSummary problem={act.problem} />
    </div>
  );
}

function Decree({ permit, number }: { permit: Permit; number: string }) {
  const act = useAct(async () => {
    const { url } = await decreeOf(permit.permit_id);
    location.assign(url); // the answer is an attachment, so the page stays
  });
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <Button type="button" kind="secondary" busy={act.busy} onClick={() => void act.run()}>
        {say(DECREE, { number })}
      </Button>
    </>
  );
}

const notSure = () =>
  new Problem(422, "not-sure", say(NOT_YET), "", [
    { field: "sure", code: "not-sure", message: say(TICK) },
  ]);

function Revoke({ permit, onChanged }: { permit: Permit; onChanged: () => Promise<void> }) {
  const { number } = permit;
  const key = useRef(idempotencyKey());
  const form = useForm({ reason: "", sure: false }, async ({ reason, sure }) => {
    if (!sure) throw notSure();
    await revoke(permit.permit_id, reason, key.current);
    await onChanged();
  });
  return (
    <details class="app-fold">
      <summary>{say(REVOKE)}</summary>
      <p class="app-quiet">{say(MEANS)}</p>
      <ActForm act={form} label={say(REVOKE)}>
        <TextArea
          {...form.field("reason")}
          label={say(REASON)}
          hint={say(REASON_HINT, { least: REASON_CHARACTERS })}
          rows={3}
        />
        <Checkbox {...form.field("sure")} label={say(SURE, { number })} />
      </ActForm>
    </details>
  );
}
