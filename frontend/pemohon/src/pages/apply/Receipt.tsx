import { Page } from "bersama/components/Page.tsx";
import { Button, Notice, Show } from "bersama/components/shown.tsx";
import { day, moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { type ApplicationAndRules, pathOf, useApplication } from "./application.ts";

const TITLE: Text = { id: "Tanda terima permohonan", en: "Receipt of your application" };
const SENT: Text = { id: "Permohonan terkirim", en: "Application sent" };
const NUMBER: Text = { id: "Nomor tanda terima", en: "Receipt number" };
const CODE: Text = { id: "Kode pelacakan", en: "Tracking code" };
const EXPECTED: Text = { id: "Selesai paling lambat", en: "Done by" };
const SENT_AT: Text = { id: "{type}, dikirim {moment}", en: "{type}, sent {moment}" };
const NEXT: Text = { id: "Apa selanjutnya?", en: "What happens next?" };
const STEPS: readonly Text[] = [
  {
    id: "Petugas memeriksa berkas Anda pada hari dan jam kerja. Bila lengkap, Anda mendapat nomor registrasi.",
    en: "Officers check your file on working days and in office hours. If it is complete, you get a registration number.",
  },
  {
    id: "Bila ada yang kurang, Anda diberi tahu satu kali lewat e-mail dan WhatsApp, lengkap dengan apa yang harus diperbaiki.",
    en: "If something is missing, you are told once, by email and WhatsApp, with all that has to be corrected.",
  },
  {
    id: "Selesai paling lama {days} hari kerja sejak permohonan dinyatakan lengkap. Tanggal di atas menghitung pula waktu pemeriksaan pertama; bila ada perbaikan, tanggalnya mundur.",
    en: "It takes at most {days} working {days:day|days} from when the application is found complete. The date above allows for the first check; a correction moves it.",
  },
  {
    id: "Izin terbit sebagai PDF bertanda tangan elektronik yang Anda unduh dan cetak sendiri. Tidak perlu datang ke kantor.",
    en: "The permit is a PDF with an electronic signature, which you download and print yourself. There is no need to come to the office.",
  },
];
const TRACK: Text = {
  id: "Siapa pun yang Anda beri nomor dan kode di atas dapat melihat kemajuannya tanpa masuk, di halaman Lacak.",
  en: "Whoever you give the number and the code above can follow the progress on the tracking page without signing in.",
};
const TO_TRACKING: Text = { id: "Ke halaman Lacak", en: "To the tracking page" };
const PRINT: Text = { id: "Cetak tanda terima", en: "Print the receipt" };
const FOLLOW: Text = { id: "Lihat permohonan", en: "See the application" };
const NOT_SENT: Text = {
  id: "Permohonan ini belum dikirim.",
  en: "This application has not been sent yet.",
};
const GO_ON: Text = { id: "Lanjutkan permohonan", en: "Go on with the application" };

/** `/permohonan/:id/tanda-terima` */
export default function Receipt({ id }: { id: string }) {
  const loaded = useApplication(id);
  return (
    <Page title={say(TITLE)} narrow>
      <Show loaded={loaded}>
        {(found) => (found.application.submitted_at ? <Sent {...found} /> : <NotSent id={id} />)}
      </Show>
    </Page>
  );
}

function Sent({ application, rules }: ApplicationAndRules) {
  const { submitted_at, type_name, receipt, tracking_code, application_id, expected_on } =
    application;
  return (
    <>
      <div class="app-receipt">
        <p class="app-receipt__title">{say(SENT)}</p>
        <p class="app-flat">
          {say(SENT_AT, { type: type_name, moment: moment(submitted_at ?? "") })}
        </p>
        <dl>
          <div>
            <dt>{say(NUMBER)}</dt>
            <dd>{receipt}</dd>
          </div>
          <div>
            <dt>{say(CODE)}</dt>
            <dd>{tracking_code}</dd>
          </div>
          {expected_on && (
            <div>
              <dt>{say(EXPECTED)}</dt>
              <dd>{day(expected_on)}</dd>
            </div>
          )}
        </dl>
      </div>
      {application.warnings.map((warning) => (
        <Notice tone="warn" key={warning.code}>
          <p class="govuk-body">{warning.message}</p>
        </Notice>
      ))}
      <h2 class="govuk-heading-m">{say(NEXT)}</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {STEPS.map((step) => (
          <li key={step.id}>{say(step, { days: rules.promised_days })}</li>
        ))}
      </ol>
      <p class="govuk-body">
        {say(TRACK)}{" "}
        <a class="govuk-link" href="/lacak">
          {say(TO_TRACKING)}
        </a>
      </p>
      <div class="app-actions">
        <a class="govuk-button" href={pathOf(application_id)}>
          {say(FOLLOW)}
        </a>
        <Button type="button" kind="secondary" onClick={() => print()}>
          {say(PRINT)}
        </Button>
      </div>
    </>
  );
}

function NotSent({ id }: { id: string }) {
  return (
    <Notice>
      <p class="govuk-body">{say(NOT_SENT)}</p>
      <a class="govuk-link" href={pathOf(id)}>
        {say(GO_ON)}
      </a>
    </Notice>
  );
}
