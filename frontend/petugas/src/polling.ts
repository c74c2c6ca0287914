const EVERY = 30_000;

/**
 * Calls `ask` every thirty seconds and when the window is looked at again; never while it is hidden.
 * A failed turn is passed over: what was shown before stays.
 */
export function poll(ask: () => Promise<unknown>, every = EVERY): () => void {
  const turn = () => {
    if (!document.hidden) void ask().catch(() => undefined);
  };
  const timer = setInterval(turn, every);
  document.addEventListener("visibilitychange", turn);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", turn);
  };
}
