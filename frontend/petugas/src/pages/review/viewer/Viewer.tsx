import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";

import { useKeys } from "../../../keys/useKeys.ts";
import type { Desk } from "../desk.ts";
import { neighbour } from "../marks.ts";
import { Bar } from "./Bar.tsx";
import { Grip } from "./Grip.tsx";
import { acts } from "./moves.ts";
import { usePaper } from "./usePaper.ts";

const LABEL: Text = { id: "Penampil dokumen", en: "Viewer" };
const PAGE: Text = {
  id: "{label}, halaman {page} dari {pages}",
  en: "{label}, page {page} of {pages}",
};
const LOADING: Text = { id: "Memuat dokumen…", en: "Loading the document…" };
const FAILED: Text = {
  id: "Dokumen ini tidak dapat ditampilkan. Coba lagi; bila tetap gagal, unduh dan buka di aplikasi lain.",
  en: "This document cannot be shown. Try again; if it still fails, download it and open it in another program.",
};
const AGAIN: Text = { id: "Coba lagi", en: "Try again" };
const NOTHING: Text = {
  id: "Belum ada dokumen yang diunggah.",
  en: "No document was uploaded yet.",
};

/** The paper itself, which takes the middle and all the height. */
export function Viewer({ desk }: { desk: Desk }) {
  const place = useRef<HTMLDivElement>(null);
  const paper = usePaper(desk, place);
  const document = desk.document.value;
  const moves = acts(desk, paper.pages);
  useKeys(desk.asked.value ? [] : moves.keys);
  useEffect(() => place.current?.scrollTo({ top: 0 }), [document?.file_id]);
  const marks = desk.marking.marks.value;
  const look = document?.file_id ? desk.lookOf(document.file_id) : null;
  return (
    <section class="app-viewer" aria-label={say(LABEL)}>
      <Bar
        desk={desk}
        moves={moves}
        pages={paper.pages}
        canBack={
          document !== null && neighbour(marks, document.document_id, -1) !== document.document_id
        }
        canOn={
          document !== null && neighbour(marks, document.document_id, 1) !== document.document_id
        }
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="app-viewer__paper" tabIndex={0}>
        {!document?.file_id && <p class="app-blank">{say(NOTHING)}</p>}
        {paper.state === "loading" && (
          <p class="app-loading" role="status">
            {say(LOADING)}
          </p>
        )}
        {paper.state === "failed" && (
          <div class="app-notice app-notice--bad" role="alert">
            <p>{paper.problem?.status === 0 ? paper.problem.detail : say(FAILED)}</p>
            <button type="button" class="app-link" onClick={paper.again}>
              {say(AGAIN)}
            </button>
          </div>
        )}
        <div
          ref={place}
          class="app-viewer__sheet"
          role="img"
          aria-label={
            document && look
              ? say(PAGE, { label: document.label, page: look.page, pages: paper.pages })
              : undefined
          }
          hidden={paper.fileId === null}
          data-file={paper.fileId ?? undefined}
        />
      </div>
      <Grip />
    </section>
  );
}
