// Asking the service for what a page shows.

import { type Inputs, useCallback, useEffect, useRef, useState } from "preact/hooks";

import { asProblem, type Problem } from "./api/problem.ts";
import { language } from "./language.ts";

export type Loaded<T> =
  | { readonly state: "loading"; readonly value: T | undefined }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly problem: Problem; readonly value: T | undefined };

/**
 * Runs `load` on first showing, when `inputs` or the language change, and on `again()`. What was
 * there stays in `value` meanwhile. An answer that comes too late is dropped.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  inputs: Inputs,
): Loaded<T> & { again: () => Promise<void>; put: (value: T) => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading", value: undefined });
  const latest = useRef(0);
  const again = useCallback(async () => {
    const turn = ++latest.current;
    setLoaded(({ value }) => ({ state: "loading", value }));
    try {
      const value = await load();
      if (turn === latest.current) setLoaded({ state: "ready", value });
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (turn === latest.current) setLoaded(({ value }) => ({ state: "failed", problem, value }));
    }
  }, [...inputs, language.value]);
  const put = useCallback((value: T) => {
    latest.current++;
    setLoaded({ state: "ready", value });
  }, []);
  useEffect(() => {
    void again();
    return () => {
      latest.current++;
    };
  }, [again]);
  return { ...loaded, again, put };
}

export interface Act<A extends unknown[]> {
  run: (...args: A) => Promise<void>;
  busy: boolean;
  /** The last refusal. */
  problem: Problem | null;
  clear: () => void;
}

/** Runs an act of the person (send, save), one at a time. */
export function useAct<A extends unknown[]>(act: (...args: A) => Promise<void>): Act<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = async (...args: A) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await act(...args);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, problem, clear: () => setProblem(null) };
}
