// Pages as pictures on the screen: the one that is looked at, and the one that is likely next. Two
// canvases exist at most, and two documents are open at most, however long an officer works.

import type { ReviewDocument } from "./file.ts";
import type { Look } from "./looks.ts";

export interface Wanted extends Look {
  readonly fileId: string;
  readonly mediaType: string;
  /** In pixels of the device. A page takes the width; a picture is seen whole. */
  readonly width: number;
  readonly height: number;
}

/** A document that was opened to be painted. */
export interface Paper {
  readonly pages: number;
  paint(canvas: HTMLCanvasElement, wanted: Wanted): { done: Promise<void>; cancel: () => void };
  close(): void;
}

/** Opens files of each kind; given, so that tests need neither browser nor pdf.js. */
export interface Press {
  open(blob: Blob, mediaType: string): Promise<Paper>;
  canvas(): HTMLCanvasElement;
  close(): void;
}

interface Sheet {
  readonly key: string;
  readonly canvas: HTMLCanvasElement;
  readonly done: Promise<void>;
  cancel: () => void;
}

export interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly pages: number;
}

const OPEN = 2;
const SHEETS = 2;

const keyOf = ({ fileId, page, turn, width, height }: Wanted) =>
  [fileId, page, turn, width, height].join(" ");

export class Papers {
  private readonly open = new Map<string, Promise<Paper>>();
  private sheets: Sheet[] = [];
  private shown = "";
  private closed = false;

  constructor(
    private readonly get: (fileId: string) => Promise<Blob>,
    private readonly press: Press,
  ) {}

  /** For the screen, before all else. Another call makes an earlier one fail with `Superseded`. */
  async show(wanted: Wanted): Promise<Painted> {
    const key = keyOf(wanted);
    this.shown = key;
    for (const sheet of this.sheets) if (sheet.key !== key) sheet.cancel();
    const paper = await this.paper(wanted);
    if (this.shown !== key || this.closed) throw new Superseded();
    const canvas = await this.sheet(paper, wanted, key);
    if (this.shown !== key || this.closed) throw new Superseded();
    return { canvas, pages: paper.pages };
  }

  /** So that it is there when it is asked for. What goes wrong is told when it is shown. */
  async prepare(wanted: Wanted): Promise<void> {
    const asked = this.shown;
    try {
      const paper = await this.paper(wanted);
      if (this.shown === asked && !this.closed) await this.sheet(paper, wanted, keyOf(wanted));
    } catch {
      // see above
    }
  }

  close(): void {
    this.closed = true;
    for (const sheet of this.sheets) this.discard(sheet);
    this.sheets = [];
    for (const paper of this.open.values()) closeLater(paper);
    this.open.clear();
    this.press.close();
  }

  /** The opened document; the one used longest ago is closed for it. */
  private paper({ fileId, mediaType }: Wanted): Promise<Paper> {
    const known = this.open.get(fileId);
    const paper = known ?? this.get(fileId).then((blob) => this.press.open(blob, mediaType));
    this.open.delete(fileId);
    this.open.set(fileId, paper);
    if (!known) paper.catch(() => this.open.delete(fileId));
    for (const [other, opened] of this.open) {
      if (this.open.size <= OPEN) break;
      this.open.delete(other);
      closeLater(opened);
    }
    return paper;
  }

  private async sheet(paper: Paper, wanted: Wanted, key: string): Promise<HTMLCanvasElement> {
    const ready = this.sheets.find((sheet) => sheet.key === key);
    if (ready) {
      await ready.done;
      return ready.canvas;
    }
    const [first = null] = this.sheets.filter((sheet) => sheet.key !== this.onScreen);
    if (this.sheets.length >= SHEETS && first) this.drop(first);
    const canvas = this.press.canvas();
    const { done, cancel } = paper.paint(canvas, wanted);
    const sheet: Sheet = { key, canvas, done, cancel };
    this.sheets.push(sheet);
    try {
      await done;
    } catch (error) {
      this.drop(sheet);
      throw error;
    }
    sheet.cancel = () => undefined;
    return canvas;
  }

  /** The sheet that the page shows now: it stays until the next one is painted. */
  private onScreen = "";

  /** The page has put this one in the place of the other. */
  placed(wanted: Wanted): void {
    this.onScreen = keyOf(wanted);
  }

  private drop(sheet: Sheet): void {
    this.sheets = this.sheets.filter((other) => other !== sheet);
    this.discard(sheet);
  }

  /** Browsers keep a canvas's memory until they feel like it, unless it has no size. */
  private discard({ canvas, cancel }: Sheet): void {
    cancel();
    canvas.width = canvas.height = 0;
  }
}

export class Superseded extends Error {}

function closeLater(paper: Promise<Paper>): void {
  paper.then(
    (opened) => opened.close(),
    () => undefined,
  );
}

/** The widest that a page is painted: beyond, nothing more is to be seen and much memory is lost. */
const MOST_PIXELS = 4200;

/** What there is to show a page in, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

export function wantedOf(
  { file_id, media_type }: Pick<ReviewDocument, "file_id" | "media_type">,
  look: Look,
  { width, height, density }: Room,
): Wanted | null {
  if (!file_id || !media_type || width <= 0) return null;
  const most = (size: number) => Math.min(MOST_PIXELS, Math.round(size * look.zoom * density));
  return {
    ...look,
    fileId: file_id,
    mediaType: media_type,
    width: most(width),
    height: most(height),
  };
}
