import { number, size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { Icon, type IconName } from "../../components/Icon.tsx";
import { shortDay } from "../../moments.ts";
import type { Desk } from "./desk.ts";
import type { Mark, ReviewDocument } from "./file.ts";
import { type Standing, standing, tally } from "./marks.ts";

const LABEL: Text = { id: "Dokumen persyaratan", en: "Documents" };
const COUNT: Text = { id: "{count} dokumen", en: "{count} {count:document|documents}" };
const OPEN: Text = { id: "{count} belum diperiksa", en: "{count} not checked yet" };
const ALL_SEEN: Text = { id: "semua sudah diperiksa", en: "all are checked" };
const PAGES: Text = { id: "{pages} hal.", en: "{pages} {pages:page|pages}" };
const REPLACED: Text = { id: "diganti {day}", en: "replaced {day}" };
const FINDINGS: Text = { id: "temuan", en: "findings" };
const NOT_REQUIRED: Text = { id: "Tidak diunggah (tidak wajib)", en: "Not uploaded (optional)" };
const NOT_UPLOADED: Text = { id: "Tidak diunggah", en: "Not uploaded" };
const REFUSED: Text = { id: "Ditolak: {reason}", en: "Refused: {reason}" };

const SHOWN: Record<Standing, { icon: IconName; look: string; word: Text }> = {
  accepted: { icon: "done", look: "is-good", word: { id: "diterima", en: "accepted" } },
  refused: { icon: "failed", look: "is-bad", word: { id: "ditolak", en: "refused" } },
  open: { icon: "box", look: "is-open", word: { id: "belum diperiksa", en: "not checked yet" } },
  missing: { icon: "ring", look: "is-open", word: { id: "tidak diunggah", en: "not uploaded" } },
};

/** All documents with where they stand, the one that is looked at in its frame. */
export function DocumentList({ desk }: { desk: Desk }) {
  const documents = desk.file.value?.documents ?? [];
  const { open } = tally(desk.marking.marks.value);
  return (
    <nav class="app-docs" aria-label={say(LABEL)}>
      <h2>
        {say(COUNT, { count: documents.length })}{" "}
        <span class="app-quiet">· {open > 0 ? say(OPEN, { count: open }) : say(ALL_SEEN)}</span>
      </h2>
      <ol>
        {documents.map((document) => (
          <li key={document.document_id}>
            <Row desk={desk} document={document} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Row({ desk, document }: { desk: Desk; document: ReviewDocument }) {
  const { document_id: id, label, findings } = document;
  const marks = desk.marking.marks.value;
  const stands = standing(marks, id);
  const { icon, look, word } = SHOWN[stands];
  const here = desk.current.value === id;
  return (
    <button
      type="button"
      class={look}
      aria-current={here ? "true" : undefined}
      aria-disabled={stands === "missing" || undefined}
      onClick={() => stands !== "missing" && desk.go(id)}
    >
      <Icon name={icon} size={14} />
      <span>
        {label}
        <span class="app-hidden">, {say(word)}</span>
      </span>
      {findings.length > 0 ? (
        <b>
          {number(findings.length)}
          <span class="app-hidden"> {say(FINDINGS)}</span>
        </b>
      ) : (
        <span />
      )}
      <small>{secondLine(document, marks.marks[id])}</small>
    </button>
  );
}

function secondLine(document: ReviewDocument, mark: Mark | undefined): string {
  const { media_type, pages, size: bytes, history, required, reasons } = document;
  if (!media_type) return say(required ? NOT_UPLOADED : NOT_REQUIRED);
  if (mark && !mark.accepted) {
    const coded = reasons.find(({ code }) => code === mark.reason_code)?.label;
    return say(REFUSED, { reason: coded ?? mark.reason ?? "" });
  }
  const replaced = history.at(-1)?.replaced_at;
  return [
    media_type === "application/pdf" ? "PDF" : "JPG",
    media_type === "application/pdf" && pages ? say(PAGES, { pages }) : bytes && size(bytes),
    replaced && say(REPLACED, { day: shortDay(replaced) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
