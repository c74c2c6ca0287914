import { answer, api } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { LetterPages } from "../../components/LetterPages.tsx";

const TITLE: Text = { id: "Surat, dengan isian contoh", en: "The letter, with made-up answers" };
const WHAT: Text = {
  id: "Seperti akan terbit hari ini, tanpa nomor dan tanda tangan. Orang dan isiannya rekaan.",
  en: "As it would be issued today, without number and signature. Person and answers are made up.",
};
const SHOW: Text = { id: "Lihat suratnya", en: "See the letter" };
const PICTURE: Text = {
  id: "Contoh surat versi {version}",
  en: "Sample letter of version {version}",
};
const NOT_NOW: Text = {
  id: "Surat ini belum dapat dibuat. Coba lagi sebentar lagi.",
  en: "This letter cannot be made now. Try again in a moment.",
};

/** Made when somebody asks: most come for the dates. */
export function TypeLetter({ type_id, rule_set }: { type_id: string; rule_set: string }) {
  const [asked, setAsked] = useState(false);
  return (
    <section class="app-panel app-panel__body app-types__form" aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <p class="app-quiet">{say(WHAT)}</p>
      {asked ? (
        <LetterPages
          of={`${type_id}.${rule_set}`}
          load={() => letter(type_id, rule_set)}
          label={say(PICTURE, { version: rule_set })}
        >
          <p>{say(NOT_NOW)}</p>
        </LetterPages>
      ) : (
        <button type="button" class="app-button" onClick={() => setAsked(true)}>
          {say(SHOW)}
        </button>
      )}
    </section>
  );
}

const letter = (type_id: string, rule_set: string) =>
  answer(
    api.GET("/api/admin/permit-types/{type_id}/versions/{rule_set}/letter", {
      params: { path: { type_id, rule_set } },
    }),
  );
