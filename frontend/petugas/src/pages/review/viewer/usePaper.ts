import { Problem } from "bersama/api/problem.ts";
import type { RefObject } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";

import type { Desk } from "../desk.ts";
import { nextOpen } from "../marks.ts";
import { type Room, Superseded, type Wanted, wantedOf } from "../papers.ts";

interface Shown {
  readonly state: "none" | "loading" | "painted" | "failed";
  /** The file whose page stands there. */
  readonly fileId: string | null;
  readonly pages: number;
  readonly problem: Problem | null;
}
const NONE: Shown = { state: "none", fileId: null, pages: 1, problem: null };

/** Paints what is looked at into `place`, tells the desk that it stands there, and gets on ahead. */
export function usePaper(
  desk: Desk,
  place: RefObject<HTMLDivElement | null>,
): Shown & { again: () => void } {
  const { width, height } = useRoom(place);
  const [shown, setShown] = useState<Shown>(NONE);
  const [turn, setTurn] = useState(0);
  const document = desk.document.value;
  const look = document?.file_id ? desk.lookOf(document.file_id) : null;
  const viewer = { width, height, density: Math.min(2, devicePixelRatio || 1) };
  const wanted = document && look && wantedOf(document, look, viewer);
  const key = wanted && Object.values(wanted).join(" ");

  useEffect(() => {
    if (!wanted || !document) {
      setShown(NONE);
      return;
    }
    let over = false;
    const { fileId } = wanted;
    setShown((before) =>
      before.fileId === fileId
        ? before
        : { state: "loading", fileId: null, pages: document.pages ?? 1, problem: null },
    );
    desk.papers.show(wanted).then(
      ({ canvas, pages }) => {
        if (over) return;
        canvas.style.width = `${canvas.width / viewer.density}px`;
        place.current?.replaceChildren(canvas);
        desk.papers.placed(wanted);
        setShown({ state: "painted", fileId, pages, problem: null });
        desk.marking.painted({ documentId: document.document_id, fileId });
        getAhead(desk, viewer);
      },
      (error) => {
        if (over || error instanceof Superseded) return;
        place.current?.replaceChildren();
        const problem = error instanceof Problem ? error : null;
        setShown({ state: "failed", fileId: null, pages: 1, problem });
      },
    );
    return () => {
      over = true;
    };
  }, [key, turn]);

  const again = useCallback(() => setTurn((before) => before + 1), []);
  // what another document left there is none of this one
  const isStale = document !== null && shown.fileId !== null && shown.fileId !== document.file_id;
  return { ...shown, ...(isStale && { state: "loading", fileId: null }), again };
}

/** The bytes of all that may be looked at, and the picture of what is likely next. */
function getAhead(desk: Desk, viewer: Room): void {
  const [here, file] = [desk.current.peek(), desk.file.peek()];
  if (!here || !file) return;
  const { order, files } = desk.marking.marks.peek();
  const at = order.indexOf(here);
  const coming = [...order.slice(at + 1), ...order.slice(0, at)];
  desk.bytes.ahead(coming.flatMap((id) => files[id] ?? []));
  const next = nextOpen(desk.marking.marks.peek(), here) ?? coming[0];
  const document = file.documents.find(({ document_id }) => document_id === next);
  const wanted: Wanted | null =
    document?.file_id && next !== here
      ? wantedOf(document, desk.lookOf(document.file_id), viewer)
      : null;
  if (wanted) void desk.papers.prepare(wanted);
}

/** Nothing while it is not shown. */
function useRoom(place: RefObject<HTMLDivElement | null>): Omit<Room, "density"> {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const box = place.current?.parentElement;
    if (!box) return;
    const measure = () => {
      const style = getComputedStyle(box);
      const less = (...sides: string[]) =>
        sides.reduce((sum, side) => sum + Number.parseFloat(style.getPropertyValue(side)), 0);
      const width = box.clientWidth - less("padding-left", "padding-right");
      const height = box.clientHeight - less("padding-top", "padding-bottom");
      const next = {
        width: Math.max(0, Math.min(MOST, Math.floor(width))),
        height: Math.max(LEAST, Math.floor(height)),
      };
      setRoom((before) =>
        before.width === next.width && before.height === next.height ? before : next,
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, []);
  return room;
}

/** A letter wider than this is not read any better; a picture lower than this not at all. */
const MOST = 860;
const LEAST = 320;
