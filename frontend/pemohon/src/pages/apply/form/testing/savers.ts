// What tests of savers begin with. No page imports this.

import type { Problem } from "bersama/api/problem.ts";
import { openBrowser } from "bersama/testing/browser.ts";
import { afterEach, beforeEach, vi } from "vitest";

import type { Application, FieldRule } from "../../application.ts";
import type { Values } from "../values.ts";

export const RULES = [
  { id: "nama", kind: "text" },
  { id: "mulai", kind: "date" },
  { id: "telepon", kind: "phone" },
] as unknown as FieldRule[];
export const PAUSE = 800;
export const PLACE = "sisfo.kept.application.a-1.data.";

export type Answer = { application: Application; problems: Problem["fields"] };
export const application = (data: Values, more: Partial<Application> = {}) =>
  ({ application_id: "a-1", data, shortcomings: [], ...more }) as unknown as Application;
export const wrong = (path: string) => ({ field: `data.${path}`, code: "wrong", message: "salah" });

/** A service that keeps what it is sent; `refuse` names fields it does not take. */
export function service() {
  const state = { stored: {} as Values, refuse: [] as string[], down: null as Problem | null };
  const save = vi.fn(async (values: Values): Promise<Answer> => {
    if (state.down) throw state.down;
    const problems = Object.keys(values)
      .filter((field) => state.refuse.includes(field))
      .map(wrong);
    const taken = Object.entries(values).filter(([field]) => !state.refuse.includes(field));
    state.stored = { ...state.stored, ...Object.fromEntries(taken) };
    return { application: application(state.stored), problems };
  });
  return { state, save };
}

/** What is kept of the page, by field; `null` when nothing is. */
export function keptIn(storage: Storage): Values | null {
  const names = Object.keys(storage).filter((name) => name.startsWith(PLACE));
  const fields = names.map((name) => [
    name.slice(PLACE.length),
    JSON.parse(storage.getItem(name) ?? "null").value,
  ]);
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}

/** A window for each test of a file: its clock stands still, `browser` is what it keeps things in. */
export function openWindow() {
  const window = {} as {
    browser: ReturnType<typeof openBrowser>;
    page: typeof import("../saver.ts") & typeof import("bersama/api/problem.ts");
  };
  beforeEach(async () => {
    window.browser = openBrowser();
    vi.useFakeTimers();
    await load();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** The page anew, or another window: a memory of its own, and the same storage. */
  async function load(): Promise<void> {
    vi.resetModules();
    window.page = { ...(await import("bersama/api/problem.ts")), ...(await import("../saver.ts")) };
  }
  return {
    window,
    load,
    open: (save: (values: Values) => Promise<Answer>, from = application({})) => {
      const onSaved = vi.fn();
      const saver = new window.page.Saver(from, "data", RULES, save as never, onSaved);
      return Object.assign(saver, { told: onSaved });
    },
    problem: (status: number, code: string) => new window.page.Problem(status, code, code, ""),
    after: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    keptNow: () => keptIn(window.browser.storage),
  };
}
