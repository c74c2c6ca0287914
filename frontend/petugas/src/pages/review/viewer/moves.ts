// What can be done with the paper, by key and by button.

import type { Text } from "bersama/language.ts";

import type { Key } from "../../../keys/keys.ts";
import type { Desk } from "../desk.ts";
import { fitted, type Look, paged, turned, zoomed } from "../looks.ts";
import { neighbour } from "../marks.ts";

const DOCUMENT: Text = { id: "dokumen", en: "document" };
const PAGE: Text = { id: "halaman", en: "page" };
const ZOOM: Text = { id: "perbesar, perkecil", en: "zoom" };
const FIT: Text = { id: "pas lebar", en: "fit width" };
const TURN: Text = { id: "putar", en: "rotate" };

export interface Moves {
  readonly keys: readonly Key[];
  readonly document: (by: 1 | -1) => void;
  readonly page: (by: 1 | -1) => void;
  readonly zoom: (by: 1 | -1) => void;
  readonly fit: () => void;
  readonly turn: () => void;
}

export function acts(desk: Desk, pages: number): Moves {
  const change = (to: (look: Look) => Look) => {
    const fileId = desk.document.peek()?.file_id;
    if (fileId) desk.setLook(fileId, to(desk.lookOf(fileId)));
  };
  const document = (by: 1 | -1) => {
    const here = desk.current.peek();
    if (here) desk.go(neighbour(desk.marking.marks.peek(), here, by));
  };
  const page = (by: 1 | -1) => change((look) => paged(look, by, pages));
  const zoom = (by: 1 | -1) => change((look) => zoomed(look, by));
  const fit = () => change(fitted);
  const turn = () => change(turned);
  return {
    document,
    page,
    zoom,
    fit,
    turn,
    keys: [
      { keys: "p", does: DOCUMENT, act: () => document(-1) },
      { keys: "n", does: DOCUMENT, act: () => document(1) },
      { keys: "[", does: PAGE, act: () => page(-1) },
      { keys: "]", does: PAGE, act: () => page(1) },
      { keys: "+", does: ZOOM, act: () => zoom(1) },
      { keys: "-", does: ZOOM, act: () => zoom(-1) },
      { keys: "0", does: FIT, act: fit },
      { keys: "t", does: TURN, act: turn },
    ],
  };
}
