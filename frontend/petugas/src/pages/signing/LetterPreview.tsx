// The letter as it would be signed, beside the list: one signs what one has seen.

import { say, type Text } from "bersama/language.ts";

import { loadDecree, loadLetter } from "../../api/signing.ts";
import { LetterPages } from "../../components/LetterPages.tsx";
import type { Letter } from "./letters.ts";

const TITLE: Text = { id: "Pratinjau {at} dari {of}", en: "Preview {at} of {of}" };
const PICTURE: Text = {
  id: "Pratinjau surat {type} untuk {name}, tanpa nomor dan tanda tangan",
  en: "Preview of the letter, {type} for {name}, without number and signature",
};
const NOT_NOW: Text = {
  id: "Surat ini belum dapat dipratinjau. Buka berkasnya untuk memeriksa isinya.",
  en: "This letter cannot be previewed now. Open the file to check what it says.",
};
const OPEN: Text = { id: "Buka berkas", en: "Open the file" };

export function LetterPreview({ row, at, of }: { row: Letter; at: number; of: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <aside class="app-letter" aria-labelledby="letter-title" tabIndex={0}>
      <h2 id="letter-title">{say(TITLE, { at, of })}</h2>
      <LetterPages
        of={row.id}
        load={() => (row.decree ? loadDecree(row.id) : loadLetter(row.id))}
        label={say(PICTURE, { type: row.short, name: row.applicant })}
      >
        <p>{say(NOT_NOW)}</p>
        <p>
          <a class="app-button" href={row.href}>
            {say(OPEN)}
          </a>
        </p>
      </LetterPages>
    </aside>
  );
}
