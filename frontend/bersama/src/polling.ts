// Asking again by itself, without costing a telephone its battery or an office its line.

const EVERY = 30_000;
const LONGER = 1.5;
/** Times `every`: at most between two turns while they fail. */
const FAILING = 8;

/** What a page must tell of itself. */
type Watched = Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;

/**
 * Calls `ask` every so many milliseconds and when the window is looked at again; never while it is
 * hidden, and never twice at once. A failed turn is passed over, and the next one comes later: what
 * was shown before stays. With `slowest` the turns also come later while `ask` finds nothing new
 * (answers false), up to that.
 */
export function poll(
  ask: () => Promise<unknown>,
  { every = EVERY, slowest = 0 }: { every?: number; slowest?: number } = {},
  page: Watched = document,
): () => void {
  const slow = Math.max(every, slowest);
  let pause = every;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let over = false;
  const wait = () => {
    clearTimeout(timer);
    if (!over && !page.hidden) timer = setTimeout(() => void turn(), pause);
  };
  const turn = async () => {
    if (asking || over || page.hidden) return;
    asking = true;
    try {
      const news = (await ask()) !== false;
      pause = news ? every : Math.min(pause * LONGER, slow);
    } catch {
      pause = Math.min(pause * 2, Math.max(slow, FAILING * every));
    }
    asking = false;
    wait();
  };
  const look = () => {
    clearTimeout(timer);
    pause = every;
    void turn();
  };
  wait();
  page.addEventListener("visibilitychange", look);
  return () => {
    over = true;
    clearTimeout(timer);
    page.removeEventListener("visibilitychange", look);
  };
}
