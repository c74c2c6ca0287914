// Asking the service for what a page shows.

import { signal } from "@preact/signals";
import { type Inputs, useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";

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

interface Course {
  readonly busy: boolean;
  /** The last refusal. */
  readonly problem: Problem | null;
  /** Whether the last run went well. */
  readonly done: boolean;
}

/** An act of the person (send, save), one at a time. Who reads how it goes is shown it anew. */
export class Act<A extends unknown[]> {
  private readonly course = signal<Course>({ busy: false, problem: null, done: false });

  constructor(public act: (...args: A) => Promise<void>) {}

  get busy() {
    return this.course.value.busy;
  }
  get problem() {
    return this.course.value.problem;
  }
  get done() {
    return this.course.value.done;
  }

  readonly run = async (...args: A): Promise<void> => {
    if (this.course.peek().busy) return;
    this.course.value = { busy: true, problem: null, done: false };
    let problem: Problem | null = null;
    let done = false;
    try {
      await this.act(...args);
      done = true;
    } catch (thrown) {
      problem = asProblem(thrown);
    } finally {
      this.course.value = { busy: false, problem, done };
    }
  };
}

export function useAct<A extends unknown[]>(act: (...args: A) => Promise<void>): Act<A> {
  const made = useMemo(() => new Act(act), []);
  made.act = act; // what it closes over is this rendering's
  return made;
}
