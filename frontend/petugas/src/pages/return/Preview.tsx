import { Mark } from "bersama/components/Mark.tsx";
import { say, type Text } from "bersama/language.ts";

import { StateTag } from "../../components/StateTag.tsx";
import { included, type Return, wording } from "../review/composing.ts";
import type { ReviewDocument } from "../review/file.ts";

const TITLE: Text = { id: "Yang dibaca pemohon", en: "What the applicant reads" };
const STATUS: Text = { id: "Perlu Perbaikan", en: "Needs correction" };
const ENTRY: Text = { id: "Isian: {label}", en: "Entry: {label}" };
const NO_WORDS: Text = { id: "(belum ada alasan)", en: "(no reason yet)" };
const PAUSE: Text = {
  id: "Waktu layanan berhenti sampai pemohon mengirim kembali.",
  en: "The promised days stand still until the applicant sends it again.",
};

/** Word for word what the message and the applicant's page will say. */
export function Preview({
  title,
  opening,
  draft,
  documents,
}: {
  title: string;
  opening: string;
  draft: Return;
  documents: readonly ReviewDocument[];
}) {
  const reasonsOf = (id: string) =>
    documents.find(({ document_id }) => document_id === id)?.reasons ?? [];
  const points = [
    ...included(draft.documents).map((item) => ({
      id: item.id,
      label: item.label,
      words: wording(item, reasonsOf(item.id)),
    })),
    ...included(draft.fields).map((item) => ({
      id: item.id,
      label: say(ENTRY, { label: item.label }),
      words: item.words.trim(),
    })),
  ];
  return (
    <section class="app-return__preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say(TITLE)}</h2>
      <div class="app-phone">
        <p class="app-phone__bar">
          <Mark /> Sisfo Izin
        </p>
        <div class="app-phone__body">
          <h3>{title}</h3>
          <div class="app-phone__call">
            <StateTag state="toCorrect">{say(STATUS)}</StateTag>
            {opening && <p class="app-pre">{opening}</p>}
          </div>
          <ol class="app-phone__list">
            {points.map(({ id, label, words }, index) => (
              <li key={id}>
                <b>
                  {index + 1}. {label}
                </b>
                <p data-part={id}>{words || say(NO_WORDS)}</p>
              </li>
            ))}
          </ol>
        </div>
      </div>
      <p class="app-quiet">{say(PAUSE)}</p>
    </section>
  );
}
