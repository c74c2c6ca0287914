// What people come for, before anything else: apply, follow, check.

import { keep } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { WANTED } from "../requirements/wanted.ts";

const APPLY: Text = { id: "Ajukan izin", en: "Apply for a permit" };
const APPLY_HOW: Text = {
  id: "Syaratnya tampil sebelum Anda mulai.",
  en: "You see what it takes before you start.",
};
const WHICH: Text = { id: "Izin apa?", en: "Which permit?" };
const SEARCH: Text = { id: "Cari", en: "Search" };
const UNSURE: Text = { id: "Belum tahu izin yang mana?", en: "Not sure which one?" };
const TRACK: Text = { id: "Lacak permohonan", en: "Track an application" };
const TRACK_HOW: Text = {
  id: "Cukup nomor tanda terima dan kode pelacakan, tanpa masuk.",
  en: "With the receipt number and the tracking code, without signing in.",
};
const CHECK: Text = { id: "Periksa surat izin", en: "Check a permit" };
const CHECK_HOW: Text = {
  id: "Asli, masih berlaku, atau dicabut? Pindai kode QR pada izin, atau pilih berkas PDF-nya.",
  en: "Genuine, in force, or revoked? Scan the QR code on it, or choose its PDF.",
};
const REGISTER: Text = { id: "Cari di daftar izin terbit", en: "Search the register" };

/** Common words that lead on at once; what they find, the page of requirements says. */
const CHIPS: readonly Text[] = [
  { id: "Bidan", en: "Midwife" },
  { id: "Perawat", en: "Nurse" },
  { id: "Apoteker", en: "Pharmacist" },
  { id: "Penelitian", en: "Research" },
  { id: "Keramaian", en: "Event" },
  { id: "Sekolah", en: "School" },
];

export function Ways() {
  const { route } = useLocation();
  const [typed, type] = useState("");
  const look = (words: string) => {
    keep(WANTED, words, "sessionStorage");
    route("/syarat");
  };
  return (
    <div class="app-ways">
      <section class="app-way app-way--first" aria-labelledby="ajukan">
        <h2 class="govuk-heading-m" id="ajukan">
          {say(APPLY)}
        </h2>
        <p>{say(APPLY_HOW)}</p>
        <form
          method="dialog"
          class="app-way__search"
          onSubmit={(event) => {
            event.preventDefault();
            look(typed);
          }}
        >
          <label class="govuk-visually-hidden" for="izin-apa">
            {say(WHICH)}
          </label>
          <input
            id="izin-apa"
            class="govuk-input"
            type="search"
            placeholder={say(WHICH)}
            autocomplete="off"
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <button type="submit" class="govuk-button app-flat">
            {say(SEARCH)}
          </button>
        </form>
        <p class="app-chips">
          {CHIPS.map((chip) => (
            <button type="button" key={chip.id} onClick={() => look(say(chip))}>
              {say(chip)}
            </button>
          ))}
        </p>
        <p>
          <a class="govuk-link" href="/pilih-izin">
            {say(UNSURE)}
          </a>
        </p>
      </section>
      <Way title={TRACK} how={TRACK_HOW} href="/lacak" />
      <Way title={CHECK} how={CHECK_HOW} href="/izin">
        <a class="govuk-link" href="/izin-terbit">
          {say(REGISTER)}
        </a>
      </Way>
    </div>
  );
}

function Way({
  title,
  how,
  href,
  children,
}: {
  title: Text;
  how: Text;
  href: string;
  children?: preact.ComponentChildren;
}) {
  return (
    <section class="app-way">
      <h2 class="govuk-heading-m">
        <a class="govuk-link" href={href}>
          {say(title)}
        </a>
      </h2>
      <p>{say(how)}</p>
      {children && <p>{children}</p>}
    </section>
  );
}
