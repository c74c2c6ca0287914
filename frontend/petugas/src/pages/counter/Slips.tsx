// What leaves the printer: the consent to be signed, and the receipt to take home.

import { answer, api } from "bersama/api/client.ts";
import { day, officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import type { CounterFile, Receipt } from "../../api/counter.ts";
import { Icon } from "../../components/Icon.tsx";

const PRINT_SLIP: Text = { id: "Cetak lembar persetujuan", en: "Print the consent slip" };
const FIRST: Text = {
  id: "Cetak, minta tanda tangan, lalu pindai sebagai dokumen pertama.",
  en: "Print it, have it signed, then scan it as the first document.",
};
const CONSENT: Text = {
  id: "Persetujuan pemohon di loket",
  en: "Applicant's consent at the counter",
};
const AGREES: Text = {
  id: "Saya, {name} (NIK {nik}), meminta petugas {officer} mengisi dan mengirim permohonan {type} untuk saya. Isiannya sudah dibacakan kepada saya dan benar. Saya tahu bahwa permohonan ini milik saya: saya dapat melihat, memperbaiki, dan membatalkannya dengan akun saya sendiri, dan petugas yang mengisinya tidak ikut memutuskan.",
  en: "I, {name} (NIK {nik}), ask the officer {officer} to fill in and send an application for {type} on my behalf. The answers were read to me and are true. I know that this application is mine: I can see, correct and withdraw it with my own account, and the officer who entered it does not decide it.",
};
const AGREES_ON_PAPER: Text = {
  id: "Saya, {name} (NIK {nik}), meminta petugas {officer} mengisi dan mengirim permohonan {type} untuk saya. Isiannya sudah dibacakan kepada saya dan benar. Saya tidak punya ponsel dan e-mail: kabar dan izinnya saya ambil di loket dengan KTP saya, dan saya tahu bahwa tanggal pada surat berlaku sejak surat dibuat. Petugas yang mengisinya tidak ikut memutuskan.",
  en: "I, {name} (NIK {nik}), ask the officer {officer} to fill in and send an application for {type} on my behalf. The answers were read to me and are true. I have neither phone nor e-mail: I fetch its news and the permit at the counter with my KTP, and know that the days in a letter count from when it was written. The officer who entered it does not decide it.",
};
const PLACE: Text = { id: "Nomor {receipt}, {day}", en: "Number {receipt}, {day}" };
const SIGNED: Text = { id: "Tanda tangan pemohon", en: "Applicant's signature" };
const RECEIPT: Text = { id: "Tanda terima permohonan", en: "Receipt of an application" };
const SENT: Text = { id: "Permohonan terkirim.", en: "The application is sent." };
const APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const NUMBER: Text = { id: "Nomor", en: "Number" };
const CODE: Text = { id: "Kode pelacakan", en: "Tracking code" };
const DATE: Text = { id: "Tanggal", en: "Date" };
const BY: Text = { id: "Diisi di loket oleh", en: "Entered at the counter by" };
const FOLLOW: Text = {
  id: "Dengan nomor dan kode ini siapa pun dapat melacaknya di {site}/lacak, atau bertanya di loket. Simpan kertas ini; jangan berikan kodenya kepada orang lain.",
  en: "With this number and code anybody can follow it at {site}/lacak, or ask at the counter. Keep this paper; give its code to nobody else.",
};
const COME: Text = {
  id: "Kabarnya dicetak di loket: datanglah dengan KTP, atau lacak dahulu apakah ada yang perlu diperbaiki.",
  en: "Its news is printed at the counter: come with your KTP, or follow it first to see whether a correction is asked for.",
};
const PRINT: Text = { id: "Cetak tanda terima", en: "Print the receipt" };
const NEXT: Text = { id: "Pemohon berikutnya", en: "Next applicant" };

export function PrintConsent() {
  return (
    <p class="app-actions">
      <button type="button" class="app-button" onClick={() => print()}>
        <Icon name="print" /> {say(PRINT_SLIP)}
      </button>
      <span class="app-quiet">{say(FIRST)}</span>
    </p>
  );
}

/** Seen on paper alone. */
export function ConsentSlip({ file }: { file: CounterFile }) {
  const { applicant: name, nik_masked: nik, officer, application } = file;
  return (
    <div class="app-slip app-slip--paper">
      <Office />
      <h2>{say(CONSENT)}</h2>
      <p>
        {say(file.on_paper ? AGREES_ON_PAPER : AGREES, {
          name,
          nik,
          officer,
          type: application.type_name,
        })}
      </p>
      <p>{say(PLACE, { receipt: application.receipt, day: today() })}</p>
      <p class="app-slip__line">
        {say(SIGNED)}
        <br />
        {name}
      </p>
    </div>
  );
}

/** Whose paper it is. */
function Office() {
  const office = useLoaded(() => answer(api.GET("/api/office")), []).value;
  return <p class="app-quiet">{office?.name}</p>;
}

export function ReceiptSlip({ file, receipt }: { file: CounterFile; receipt: Receipt }) {
  const rows: [Text, string][] = [
    [APPLICANT, file.applicant],
    [TYPE, file.application.type_name],
    [NUMBER, receipt.receipt],
    [CODE, receipt.tracking_code],
    [DATE, today()],
    [BY, file.officer],
  ];
  return (
    <>
      <div class="app-notice app-notice--good" role="status">
        <p>{say(SENT)}</p>
      </div>
      <section class="app-slip" aria-label={say(RECEIPT)}>
        <Office />
        <h2>{say(RECEIPT)}</h2>
        <dl class="app-facts">
          {rows.map(([label, value]) => (
            <div key={label.en}>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{say(FOLLOW, { site: location.host })}</p>
        {file.on_paper && (
          <p>
            <b>{say(COME)}</b>
          </p>
        )}
      </section>
      <p class="app-actions">
        <button type="button" class="app-button app-button--first" onClick={() => print()}>
          <Icon name="print" /> {say(PRINT)}
        </button>
        <a class="app-button" href="/petugas/loket">
          {say(NEXT)}
        </a>
      </p>
    </>
  );
}

const today = () => day(officeDay(new Date()));
