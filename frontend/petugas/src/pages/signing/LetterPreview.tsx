// The letter as it would be signed, beside the list: one signs what one has seen.

import { offline, strange } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef, useState } from "preact/hooks";

import { loadDecree, loadLetter } from "../../api/signing.ts";
import type { Letter } from "./letters.ts";

const TITLE: Text = { id: "Pratinjau {at} dari {of}", en: "Preview {at} of {of}" };
const PICTURE: Text = {
  id: "Pratinjau surat {type} untuk {name}, tanpa nomor dan tanda tangan",
  en: "Preview of the letter, {type} for {name}, without number and signature",
};
const LOADING: Text = { id: "Memuat surat…", en: "Loading the letter…" };
const NOT_NOW: Text = {
  id: "Surat ini belum dapat dipratinjau. Buka berkasnya untuk memeriksa isinya.",
  en: "This letter cannot be previewed now. Open the file to check what it says.",
};
const OPEN: Text = { id: "Buka berkas", en: "Open the file" };
/** Longer side of the picture in pixels, sharp on a screen of double density. */
const SIDE = 1600;

export function LetterPreview({ row, at, of }: { row: Letter; at: number; of: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  useEffect(() => {
    let over = false;
    setState("loading");
    // who walks through the list with held keys asks for the letter where they stop
    const start = setTimeout(() => {
      drawn(row).then(
        (canvases) => {
          if (over) return;
          place.current?.replaceChildren(...canvases);
          setState("shown");
        },
        () => {
          if (over) return;
          place.current?.replaceChildren();
          setState("failed");
        },
      );
    }, 150);
    return () => {
      over = true;
      clearTimeout(start);
    };
  }, [row.id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <aside class="app-letter" aria-labelledby="letter-title" tabIndex={0}>
      <h2 id="letter-title">{say(TITLE, { at, of })}</h2>
      <div
        class="app-letter__paper"
        role="img"
        aria-label={say(PICTURE, { type: row.short, name: row.applicant })}
        hidden={state !== "shown"}
        ref={place}
      />
      {state === "loading" && <p class="app-loading">{say(LOADING)}</p>}
      {state === "failed" && (
        <div class="app-blank app-panel">
          <p>{say(NOT_NOW)}</p>
          <p>
            <a class="app-button" href={row.href}>
              {say(OPEN)}
            </a>
          </p>
        </div>
      )}
    </aside>
  );
}

async function drawn({ id, decree }: Letter): Promise<HTMLCanvasElement[]> {
  const [{ url }, { drawPage, openPdf }] = await Promise.all([
    decree ? loadDecree(id) : loadLetter(id),
    import("bersama/berkas/pdfjs.ts").catch(() => {
      throw offline();
    }),
  ]);
  const response = await fetch(url).catch(() => {
    throw offline();
  });
  if (!response.ok) throw strange(response.status);
  const { pdf, close } = await openPdf(new Uint8Array(await response.arrayBuffer()));
  try {
    const pages: HTMLCanvasElement[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1)
      pages.push(onPage(await drawPage(await pdf.getPage(number), SIDE)));
    return pages;
  } finally {
    await close();
  }
}

/** A canvas that was drawn off the page, as one that can stand on it. */
function onPage(source: HTMLCanvasElement | OffscreenCanvas): HTMLCanvasElement {
  if (source instanceof HTMLCanvasElement) return source;
  const canvas = document.createElement("canvas");
  canvas.width = source.width;
  canvas.height = source.height;
  canvas.getContext("2d")?.drawImage(source, 0, 0);
  return canvas;
}
