// Who else is here, and whether the file is still the one that was opened: asked every half minute,
// more often while somebody else looks at it, and never while nobody looks at this page.

const SECONDS = 1000;
export const ALONE = 30 * SECONDS;
export const TOGETHER = 10 * SECONDS;

export interface Presence {
  readonly version: number;
  readonly phase: string;
  readonly claimed_by: string | null;
  readonly claimed_until: string | null;
  readonly mine: boolean;
  readonly may_free: boolean;
  readonly viewers: readonly { readonly name: string; readonly since: string }[];
}

/** Begins at once; the answer ends it. `ask` may fail: the next look tells. */
export function watchPresence<P extends { readonly viewers: readonly unknown[] }>(
  ask: () => Promise<P>,
  tell: (presence: P) => void,
  page: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener"> = document,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let asking = false;

  const look = async () => {
    clearTimeout(timer);
    if (asking || over || page.visibilityState !== "visible") return;
    asking = true;
    const found = await ask().catch(() => null);
    asking = false;
    if (over) return;
    if (found) tell(found);
    timer = setTimeout(look, found && found.viewers.length > 0 ? TOGETHER : ALONE);
  };
  const turn = () => void look();

  page.addEventListener("visibilitychange", turn);
  turn();
  return () => {
    over = true;
    clearTimeout(timer);
    page.removeEventListener("visibilitychange", turn);
  };
}
