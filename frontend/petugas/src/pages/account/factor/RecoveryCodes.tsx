import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { Icon } from "../../../components/Icon.tsx";

const SET_UP: Text = { id: "Ponsel Anda terpasang.", en: "Your phone is set up." };
const FROM_NOW: Text = {
  id: "Mulai sekarang masuk memakai kata sandi dan kode dari ponsel.",
  en: "From now on you sign in with the password and a code from the phone.",
};
const TITLE: Text = {
  id: "{count} kode, masing-masing sekali pakai",
  en: "{count} {count:code|codes}, each good once",
};
const WHAT_FOR: Text = {
  id: "Dipakai bila ponsel tidak ada.",
  en: "For when the phone is not there.",
};
const ONCE: Text = {
  id: "Hanya tampil sekali di sini.",
  en: "They are shown here only this once.",
};
const COPY: Text = { id: "Salin semua", en: "Copy all" };
const COPIED: Text = { id: "Tersalin", en: "Copied" };
const PRINT: Text = { id: "Cetak", en: "Print" };
const SAVE: Text = { id: "Unduh .txt", en: "Download .txt" };
const KEPT: Text = {
  id: "Sudah saya simpan di tempat yang bukan ponsel ini",
  en: "I have kept them in a place that is not this phone",
};
const FIRST: Text = {
  id: "Centang dahulu bahwa kode sudah disimpan.",
  en: "First tick that they are kept.",
};

/** Shown once: the service keeps only what proves them. */
export function RecoveryCodes({
  codes,
  label,
  onKept,
  isNew = false,
}: {
  codes: readonly string[];
  label: string;
  onKept: () => void;
  isNew?: boolean;
}) {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const text = `${codes.join("\n")}\n`;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div class="app-panel app-panel--pad">
      {isNew && (
        <div class="app-notice app-notice--good">
          <p>
            <Icon name="done" size={12} /> <b>{say(SET_UP)}</b> {say(FROM_NOW)}
          </p>
        </div>
      )}
      <h2>{say(TITLE, { count: codes.length })}</h2>
      <p>
        {say(WHAT_FOR)} <b>{say(ONCE)}</b>
      </p>
      <ol class="app-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div class="app-actions">
        <button type="button" class="app-button" onClick={copy}>
          <Icon name="copy" /> {say(copied ? COPIED : COPY)}
        </button>
        <button type="button" class="app-button" onClick={() => print()}>
          <Icon name="print" /> {say(PRINT)}
        </button>
        <button type="button" class="app-button" onClick={() => save(text)}>
          <Icon name="download" /> {say(SAVE)}
        </button>
        <span class="app-hidden" role="status">
          {copied && say(COPIED)}
        </span>
      </div>
      <label class="govuk-checkboxes__item">
        <input
          type="checkbox"
          class="app-tick"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        {say(KEPT)}
      </label>
      <button
        type="button"
        class={`app-button${kept ? " app-button--first" : ""}`}
        aria-disabled={!kept || undefined}
        title={kept ? undefined : say(FIRST)}
        onClick={() => kept && onKept()}
      >
        {label}
      </button>
    </div>
  );
}

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "kode-cadangan-sisfo-izin.txt";
  link.click();
  URL.revokeObjectURL(address);
}
