import { CODE_DIGITS, CODE_SECONDS } from "bersama/api/rules.ts";
import type { Enrolment } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLayoutEffect, useRef } from "preact/hooks";

import { CodeField } from "./CodeField.tsx";

const SCAN: Text = {
  id: "Pindai kode ini dengan aplikasi autentikator",
  en: "Scan this code with an authenticator app",
};
const WHY: Text = {
  id: "Aplikasi apa pun yang mendukung TOTP, misalnya yang sudah ada di ponsel Anda. Petugas membuka KTP dan data warga, karena itu kata sandi saja tidak cukup.",
  en: "Any app that knows TOTP, such as the one already on your phone. Officers open identity cards and citizens' data, so a password alone is not enough.",
};
const PICTURE: Text = {
  id: "Kode QR untuk aplikasi autentikator",
  en: "QR code for the authenticator app",
};
const CANNOT: Text = { id: "Tidak bisa memindai?", en: "Cannot scan it?" };
const TYPE_KEY: Text = { id: "Ketik kunci ini di aplikasi:", en: "Type this key into the app:" };
const KIND: Text = {
  id: "Akun: {account}. Jenis: berbasis waktu, {digits} angka, {seconds} detik.",
  en: "Account: {account}. Kind: time based, {digits} digits, {seconds} seconds.",
};
const TYPE_CODE: Text = {
  id: "Lalu ketik {digits} angka yang tampil di ponsel",
  en: "Then type the {digits} digits that the phone shows",
};
const CODES = { digits: CODE_DIGITS, seconds: CODE_SECONDS };
const GO_ON: Text = { id: "Lanjut", en: "Go on" };

/** The QR and the field on one screen; `confirm` is asked with the first code of the new app. */
export function Scan({
  enrolment,
  confirm,
}: {
  enrolment: Enrolment;
  confirm: (code: string) => Promise<void>;
}) {
  const form = useForm({ code: "" }, ({ code }) => confirm(code.replace(/\s/g, "")));
  return (
    <div class="app-panel app-enrol">
      <Drawn svg={enrolment.qr_svg} />
      <div>
        <h2>{say(SCAN)}</h2>
        <p>{say(WHY)}</p>
        <details>
          <summary>{say(CANNOT)}</summary>
          <p>
            {say(TYPE_KEY)} <code class="app-secret">{enrolment.secret}</code>
          </p>
          <p class="app-quiet">{say(KIND, { account: enrolment.account, ...CODES })}</p>
        </details>
        <h2>{say(TYPE_CODE, CODES)}</h2>
        <ActForm act={form} label={say(GO_ON)}>
          <CodeField {...form.field("code")} />
        </ActForm>
      </div>
    </div>
  );
}

/** The service's drawing, as elements: no script of it would run, and no address is needed. */
function Drawn({ svg }: { svg: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
    if (drawn) place.current?.replaceChildren(drawn);
  }, [svg]);
  return <div class="app-qr" role="img" aria-label={say(PICTURE)} ref={place} />;
}
