// The pages of a letter that is not signed yet, drawn where they stand.

import { offline, strange } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

const LOADING: Text = { id: "Memuat surat…", en: "Loading the letter…" };
/** Longer side of the picture in pixels, sharp on a screen of double density. */
const SIDE = 1600;

/** `load` asks for the link to the PDF, anew for another `of`; `children` stand where it fails. */
export function LetterPages({
  of,
  load,
  label,
  children,
}: {
  of: string;
  load: () => Promise<{ readonly url: string }>;
  label: string;
  children: ComponentChildren;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  useEffect(() => {
    let over = false;
    setState("loading");
    // who walks through a list with held keys asks for the letter where they stop
    const start = setTimeout(() => {
      drawn(load).then(
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
  }, [of]);
  return (
    <>
      <div
        class="app-letter__paper"
        role="img"
        aria-label={label}
        hidden={state !== "shown"}
        ref={place}
      />
      {state === "loading" && <p class="app-loading">{say(LOADING)}</p>}
      {state === "failed" && <div class="app-blank app-panel">{children}</div>}
    </>
  );
}

async function drawn(load: () => Promise<{ readonly url: string }>): Promise<HTMLCanvasElement[]> {
  const [{ url }, { drawPage, openPdf }] = await Promise.all([
    load(),
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
