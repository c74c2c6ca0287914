import { asProblem } from "bersama/api/problem.ts";
import { useEffect, useState } from "preact/hooks";

import { type Application, getApplication } from "../application.ts";

// The check takes a second or two; after a minute and a half something is wrong.
const PAUSES_MS = [700, 1000, 1000, 1500, 2000, 3000, 5000, 5000, ...Array(7).fill(10_000)];

/**
 * Asks until the automatic check has told about all `waiting` documents, more and more seldom.
 * `gaveUp`: it has not; `again` asks once more.
 */
export function useVerdicts(
  id: string,
  waiting: readonly string[],
  onFresh: (application: Application) => void,
): { gaveUp: boolean; again: () => void } {
  const [gaveUp, setGaveUp] = useState(false);
  const [round, setRound] = useState(0);
  const key = waiting.join(" ");
  useEffect(() => {
    setGaveUp(false);
    if (!key) return;
    let stopped = false;
    let turn = 0;
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      const pause = PAUSES_MS[turn++];
      if (pause === undefined) setGaveUp(true);
      else timer = setTimeout(() => void look(), pause);
    };
    const look = async () => {
      try {
        const fresh = await getApplication(id);
        if (!stopped) onFresh(fresh);
      } catch (thrown) {
        asProblem(thrown); // a broken line: the next turn asks again
      }
      if (!stopped) next();
    };
    next();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [id, key, round]);
  return { gaveUp, again: () => setRound(round + 1) };
}
