// All letters that lie at the counter: who waits, since when, the oldest first. Their words are seen by
// whoever has the person's KTP before them.

import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useRef } from "preact/hooks";

import { lettersWaiting, type WaitingLetter } from "../../api/onPaper.ts";
import { KeyHint } from "../../components/KeyHint.tsx";
import { Listed } from "../../components/Listed.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { shortMoment } from "../../moments.ts";

const TITLE: Text = { id: "Surat yang menunggu", en: "Letters that wait" };
const TO_LIST: Text = { id: "ke surat yang menunggu", en: "to the letters that wait" };
const NONE: Text = {
  id: "Tidak ada surat yang menunggu di loket.",
  en: "No letter waits at the counter.",
};
const WHO: Text = { id: "Untuk", en: "For" };
const WHAT: Text = { id: "Isi", en: "About" };
const SINCE: Text = { id: "Sejak", en: "Since" };
const WAITED: Text = { id: "Menunggu", en: "Has waited" };
const DAYS: Text = { id: "{days} hari", en: "{days} {days:day|days}" };
const TODAY: Text = { id: "hari ini", en: "today" };
const ACCOUNT: Text = { id: "Akunnya", en: "Their account" };
const REACHED: Text = { id: "kini dapat dikabari langsung", en: "can be written to by now" };

export function Waiting() {
  const list = usePaged(lettersWaiting, []);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeys([{ keys: "w", does: TO_LIST, act: () => heading.current?.focus() }]);
  return (
    <section class="app-panel app-panel--pad app-counter" aria-label={say(TITLE)}>
      <h2 tabIndex={-1} ref={heading}>
        {say(TITLE)} <KeyHint keys="w" />
      </h2>
      <PagedList list={list} empty={<p class="app-blank">{say(NONE)}</p>}>
        {(letters) => (
          <Listed caption={say(TITLE)} heads={[WHO, WHAT, SINCE, WAITED]} number={WAITED}>
            {letters.map((letter) => (
              <Row key={letter.letter_id} letter={letter} />
            ))}
          </Listed>
        )}
      </PagedList>
    </section>
  );
}

function Row({ letter }: { letter: WaitingLetter }) {
  const { days } = letter;
  return (
    <tr>
      <th scope="row">
        {letter.name}
        <br />
        <small class="app-quiet">
          {letter.nik_masked}
          {!letter.on_paper && ` · ${say(REACHED)}`}
        </small>
      </th>
      <td>{letter.about ?? say(ACCOUNT)}</td>
      <td>{shortMoment(letter.at)}</td>
      <td class="app-num">{days > 0 ? say(DAYS, { days }) : say(TODAY)}</td>
    </tr>
  );
}
