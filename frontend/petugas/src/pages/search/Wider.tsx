// Beyond one's own files: every step and year, for named roles that say why. The service keeps the
// reason with what was shown.

import { REASON_CHARACTERS } from "bersama/api/rules.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { goWithWords } from "../../url/words.ts";

const TITLE: Text = { id: "Cari di semua tahap dan tahun", en: "Search every step and year" };
const MEANS: Text = {
  id: "Pencarian ini melihat berkas di luar tugas Anda. Alasan dan hasilnya tercatat.",
  en: "This looks at files beyond your own work. The reason and what is found are kept.",
};
const REASON: Text = { id: "Alasan pencarian", en: "Reason for the search" };
const SEARCH: Text = { id: "Cari semua", en: "Search all" };
const SHORT: Text = {
  id: "Tulis alasan, sedikitnya {least} huruf.",
  en: "Write a reason of at least {least} letters.",
};
const NOW: Text = {
  id: "Ini hasil dari semua tahap dan tahun. Alasan: {why}",
  en: "These are results of every step and year. Reason: {why}",
};
const BACK: Text = { id: "Hanya berkas saya", en: "My own files only" };
const LONGEST = 300;

export function Wider({ sought, why }: { sought: string; why: string }) {
  const { route } = useLocation();
  const [typed, setTyped] = useState("");
  const [isShort, setShort] = useState(false);
  const go = (reason: string) => goWithWords(route, "/petugas/cari", sought, reason);
  if (why)
    return (
      <div class="app-notice app-wider">
        <p>{say(NOW, { why })}</p>
        <button type="button" class="app-link" onClick={() => go("")}>
          {say(BACK)}
        </button>
      </div>
    );
  return (
    <form
      class="app-panel app-wider"
      method="dialog"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const reason = typed.trim();
        setShort(reason.length < REASON_CHARACTERS);
        if (reason.length >= REASON_CHARACTERS) go(reason);
      }}
    >
      <h2>{say(TITLE)}</h2>
      <p class="app-quiet">{say(MEANS)}</p>
      <label class="app-field" for="alasan-cari">
        <span>{say(REASON)}</span>
      </label>
      {isShort && (
        <p class="govuk-error-message" id="alasan-cari-salah" role="alert">
          {say(SHORT, { least: REASON_CHARACTERS })}
        </p>
      )}
      <div class="app-actions">
        <input
          class="govuk-input"
          id="alasan-cari"
          type="text"
          autocomplete="off"
          maxLength={LONGEST}
          aria-describedby={isShort ? "alasan-cari-salah" : undefined}
          aria-invalid={isShort || undefined}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="app-button" type="submit">
          {say(SEARCH)}
        </button>
      </div>
    </form>
  );
}
