import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import type { Letter } from "./letters.ts";

const SAMPLE: Text = {
  id: "Contoh. Salin ke pengolah kata atau cetak, isi titik-titiknya, tanda tangani, lalu pindai menjadi PDF.",
  en: "A sample, in Indonesian as the letter has to be. Copy or print it, fill in the dots, sign it, and scan it to a PDF.",
};
const PRINT: Text = { id: "Cetak contoh", en: "Print the sample" };
const BACK: Text = { id: "Semua dokumen", en: "All documents" };

const STAMP = "meterai Rp10.000";

/** A sheet as it is printed; the title is the page's. */
export function LetterPage({ letter }: { letter: Letter }) {
  return (
    <>
      <p class="govuk-body app-lead app-no-print">{say(SAMPLE)}</p>
      <div class="app-letter" lang="id">
        {letter.head.length > 0 && <p class="app-pre">{letter.head.join("\n")}</p>}
        {letter.body.map((part) =>
          typeof part === "string" ? (
            <p key={part}>{part}</p>
          ) : (
            <dl key={part.join()}>
              {part.map((label) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>: ……………………………………</dd>
                </div>
              ))}
            </dl>
          ),
        )}
        <p class="app-letter__place">…………………, ……………………… 20……</p>
        <div class="app-letter__signers">
          {letter.signers.map((signer, index) => (
            <p key={signer}>
              {signer}
              <span>{letter.stamped && index === letter.signers.length - 1 ? STAMP : ""}</span>
              (……………………………………)
            </p>
          ))}
        </div>
      </div>
      <div class="app-actions">
        <Button type="button" kind="secondary" onClick={() => print()}>
          {say(PRINT)}
        </Button>
        <a class="govuk-link" href="/dokumen">
          {say(BACK)}
        </a>
      </div>
    </>
  );
}
