// Somebody whom nobody can write to comes for what they are told on paper, and for their permits.

import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox } from "bersama/components/fields.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { useForm } from "bersama/form.ts";
import { day, officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useEffect, useRef, useState } from "preact/hooks";

import { handOver, permitToPrint, type ToFetch, toFetch } from "../../api/onPaper.ts";
import { Icon } from "../../components/Icon.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { FirstAddress } from "./FirstAddress.tsx";
import { NikField } from "./NikField.tsx";
import { Withdraw } from "./Withdraw.tsx";
import { COUNTER, missing, SEE, SEEN } from "./words.ts";
import "./counter.scss";

const TITLE: Text = { id: "Loket: surat untuk diambil", en: "Counter: letters to be fetched" };
const LEAD: Text = {
  id: "Untuk pemohon tanpa ponsel dan e-mail: kabarnya dicetak dan diserahkan di sini.",
  en: "For applicants without phone and e-mail: their news is printed and handed over here.",
};
const SHOW: Text = { id: "Tampilkan", en: "Show" };
const NOT_YET: Text = { id: "Belum dapat ditampilkan", en: "It cannot be shown yet" };
const OF: Text = { id: "Untuk {name} ({nik})", en: "For {name} ({nik})" };
const LETTERS: Text = {
  id: "{count} surat menunggu.",
  en: "{count} {count:letter waits|letters wait}.",
};
const NONE: Text = { id: "Tidak ada surat yang menunggu.", en: "No letter waits." };
const REACHED: Text = {
  id: "Orang ini kini dapat dikabari langsung. Izinnya ada di akunnya sendiri.",
  en: "This person can be written to by now. Their permits are in their own account.",
};
const PRINT: Text = { id: "Cetak semua surat", en: "Print all letters" };
const GIVEN: Text = { id: "Sudah diserahkan", en: "Handed over" };
const GIVEN_WHICH: Text = { id: "Sudah diserahkan: {heading}", en: "Handed over: {heading}" };
const LATER: Text = {
  id: "Untuk menjawab surat ini, datanglah ke loket dengan KTP dan surat ini. Petugas mengisinya bersama Anda.",
  en: "To answer this letter, come to the counter with your KTP and this letter. An officer enters it with you.",
};
const PERMITS: Text = { id: "Izin untuk dicetak", en: "Permits to be printed" };
const OPEN: Text = { id: "Buka untuk dicetak", en: "Open to print" };
const OPEN_WHICH: Text = { id: "Buka untuk dicetak: {number}", en: "Open to print: {number}" };
const ENTER: Text = { id: "Isi permohonan", en: "Enter an application" };
const OTHER: Text = { id: "Pemohon berikutnya", en: "Next applicant" };

export default function Fetch() {
  const [found, setFound] = useState<ToFetch | null>(null);
  return (
    <div class="app-slips">
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      {found ? (
        <Found key={found.account_id} found={found} onNext={() => setFound(null)} />
      ) : (
        <Ask onFound={setFound} />
      )}
    </div>
  );
}

function Ask({ onFound }: { onFound: (found: ToFetch) => void }) {
  const form = useForm({ nik: "", seen: false }, async ({ nik, seen }) => {
    if (!seen) throw missing(NOT_YET, "identity_seen", SEE);
    onFound(await toFetch(nik));
  });
  return (
    <section class="app-panel app-panel--pad app-counter" aria-label={say(TITLE)}>
      <ActForm act={form} label={say(SHOW)}>
        <NikField field={form.field("nik")} />
        <Checkbox {...form.field("seen", "identity_seen")} label={say(SEEN)} />
      </ActForm>
    </section>
  );
}

function Found({ found, onNext }: { found: ToFetch; onNext: () => void }) {
  const { account_id, on_paper, permits } = found;
  const [letters, setLetters] = useState(found.letters);
  const [running, setRunning] = useState(found.open);
  const heading = useRef<HTMLHeadingElement>(null);
  const [gone, setGone] = useState(0); // with each act goes the button that was pressed
  useEffect(() => {
    if (gone > 0) heading.current?.focus();
  }, [gone]);
  const give = useAct(async (letter_id: string) => {
    await handOver(account_id, letter_id);
    setLetters((before) => before.filter((one) => one.letter_id !== letter_id));
    setGone((before) => before + 1);
  });
  const open = useAct(async (permit_id: string) => {
    location.assign((await permitToPrint(account_id, permit_id)).url);
  });
  return (
    <>
      <div class="app-panel app-panel--pad app-counter">
        <h2 tabIndex={-1} ref={heading}>
          {say(OF, { name: found.name, nik: found.nik_masked })}
        </h2>
        <p role="status">
          {letters.length > 0 ? say(LETTERS, { count: letters.length }) : say(NONE)}
        </p>
        {!on_paper && <p>{say(REACHED)}</p>}
        <ErrorSummary problem={give.problem ?? open.problem} />
        <p class="app-actions">
          {letters.length > 0 && (
            <button type="button" class="app-button app-button--first" onClick={() => print()}>
              <Icon name="print" /> {say(PRINT)}
            </button>
          )}
          <button type="button" class="app-button" onClick={onNext}>
            {say(OTHER)}
          </button>
          <a class="app-button" href={COUNTER}>
            {say(ENTER)}
          </a>
        </p>
      </div>
      {permits.length > 0 && (
        <section class="app-panel app-panel--pad app-counter" aria-label={say(PERMITS)}>
          <h2>{say(PERMITS)}</h2>
          <ul class="app-counter__papers">
            {permits.map(({ permit_id, number, type_name, issued_on }) => (
              <li key={permit_id}>
                <p>
                  <b>{type_name}</b>
                </p>
                <p class="app-quiet">
                  {number} · {day(issued_on)}
                </p>
                <button
                  type="button"
                  class="app-button app-button--small"
                  aria-label={say(OPEN_WHICH, { number })}
                  aria-disabled={open.busy || undefined}
                  onClick={() => void open.run(permit_id)}
                >
                  {say(OPEN)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {running.length > 0 && (
        <Withdraw
          account_id={account_id}
          open={running}
          onDone={(application_id, letter) => {
            setRunning((before) => before.filter((one) => one.application_id !== application_id));
            setLetters((before) => [...before, letter]);
            setGone((before) => before + 1);
          }}
        />
      )}
      {on_paper && <FirstAddress account_id={account_id} />}
      {letters.map(({ letter_id, heading, text, at }) => (
        <article key={letter_id} class="app-slip app-slip--letter" aria-label={heading}>
          <p class="app-quiet">{day(officeDay(new Date(at)))}</p>
          <h2>{heading}</h2>
          {text.split(/\n{2,}/).map((words, place) => (
            <p key={place} class="app-slip__words">
              {words}
            </p>
          ))}
          <p>
            <b>{say(LATER)}</b>
          </p>
          <p class="app-slip__act">
            <button
              type="button"
              class="app-button app-button--small"
              aria-label={say(GIVEN_WHICH, { heading })}
              aria-disabled={give.busy || undefined}
              onClick={() => void give.run(letter_id)}
            >
              {say(GIVEN)}
            </button>
          </p>
        </article>
      ))}
    </>
  );
}
