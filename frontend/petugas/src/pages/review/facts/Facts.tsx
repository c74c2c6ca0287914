import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";
import { useRef } from "preact/hooks";

import { Icon } from "../../../components/Icon.tsx";
import { KeyHint } from "../../../components/KeyHint.tsx";
import { useKeys } from "../../../keys/useKeys.ts";
import type { Desk } from "../desk.ts";
import type { ReviewDocument } from "../file.ts";
import { Answers } from "./Answers.tsx";
import { Card } from "./Card.tsx";
import { Notes } from "./Notes.tsx";
import { Proof } from "./Proof.tsx";
import { Trail } from "./Trail.tsx";
import { Undelivered } from "./Undelivered.tsx";

const Rounds = later(async () => (await import("./Rounds.tsx")).Rounds);

const LABEL: Text = {
  id: "Isian, temuan pemeriksaan otomatis, dan ronde sebelumnya",
  en: "Entries, findings of the automatic check, and earlier rounds",
};
const PROVES: Text = { id: "Harus dibuktikan dokumen ini", en: "What this document must prove" };
const NO_FACTS: Text = {
  id: "Tidak ada isian yang terkait dengan dokumen ini.",
  en: "No entry of the form belongs to this document.",
};
const FINDINGS: Text = { id: "Temuan pemeriksaan otomatis", en: "Findings of the automatic check" };
const OF_PERSON: Text = { id: "Temuan tentang pemohon", en: "Findings about the applicant" };
const CLEAN: Text = {
  id: "Lolos pemeriksaan otomatis, tanpa temuan.",
  en: "Passed the automatic check, nothing was found.",
};
const ON_PAPER: Text = { id: "Pemohon dikabari di loket.", en: "Told at the counter." };
const LETTERS: Text = { id: "{letters} surat menunggu", en: "{letters} {letters:letter|letters}" };
const FACTS_KEY: Text = { id: "ke isian", en: "to the facts" };

/** Beside the paper: what it must prove, what the machine noticed, and what was there before. */
export function Facts({ desk, id }: { desk: Desk; id: string }) {
  const side = useRef<HTMLElement>(null);
  const document = desk.document.value;
  useKeys(
    desk.asked.value
      ? []
      : [
          {
            keys: "g",
            does: FACTS_KEY,
            act: () => side.current?.querySelector<HTMLElement>("button, summary")?.focus(),
          },
        ],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <aside class="app-side" aria-label={say(LABEL)} ref={side} tabIndex={0}>
      <OfPerson desk={desk} />
      <AtCounter letters={desk.file.value?.review.letters_at_counter ?? null} />
      {document && (
        <>
          <section>
            <h2>
              {say(PROVES)} <KeyHint keys="g" />
            </h2>
            {document.facts.length > 0 ? (
              <Proof facts={document.facts} />
            ) : (
              <p class="app-quiet">{say(NO_FACTS)}</p>
            )}
          </section>
          {document.file_id && <Findings document={document} />}
        </>
      )}
      <Card desk={desk} />
      {document && document.history.length > 0 && <Rounds desk={desk} document={document} />}
      <Answers desk={desk} />
      <Undelivered id={id} />
      <Notes desk={desk} id={id} />
      <Trail desk={desk} id={id} />
    </aside>
  );
}

/** What was found about the applicant and what is renewed: whoever decides reads it first. */
function OfPerson({ desk }: { desk: Desk }) {
  const found = desk.file.value?.review.findings ?? [];
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{say(OF_PERSON)}</h2>
      <ul>
        {found.map(({ code, message }) => (
          <li class="app-finding app-finding--warn" key={code}>
            <Icon name="alert" size={14} />
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of whom nobody can write to: a decision is told there, and nowhere else. */
function AtCounter({ letters }: { letters: number | null }) {
  if (letters === null) return null;
  return (
    <p class="app-notice">
      {say(ON_PAPER)} <a href="/petugas/loket/surat">{say(LETTERS, { letters })}</a>
    </p>
  );
}

function Findings({ document }: { document: ReviewDocument }) {
  return (
    <section>
      <h2>{say(FINDINGS)}</h2>
      <ul>
        {document.findings.map(({ code, text }) => (
          <li class="app-finding app-finding--warn" key={code}>
            <Icon name="alert" size={14} />
            <span>{text}</span>
          </li>
        ))}
        {document.findings.length === 0 && (
          <li class="app-finding app-finding--good">
            <Icon name="done" size={14} />
            <span>{say(CLEAN)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
