// What tests of logic need of a browser, without one. No page imports this.

import { vi } from "vitest";

/** Like `localStorage`, down to its names being its keys. */
class MemoryStorage {
  [name: string]: unknown;

  getItem(name: string): string | null {
    return Object.keys(this).includes(name) ? String(this[name]) : null;
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}

/** As with blocked cookies and company rules: to look at this storage throws. */
export function forbid(where: "localStorage" | "sessionStorage"): void {
  Object.defineProperty(globalThis, where, {
    configurable: true,
    get() {
      throw new DOMException("no storage", "SecurityError");
    },
  });
}

const memoryStorage = () => new MemoryStorage() as unknown as Storage;

/** A new, empty browser for one test; its storage is handed out to look into. */
export function openBrowser(): { storage: Storage; root: { lang: string } } {
  const storage = memoryStorage();
  const root = { lang: "" };
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("sessionStorage", memoryStorage());
  vi.stubGlobal("document", { documentElement: root });
  vi.stubGlobal("navigator", {});
  return { storage, root };
}

/** An answer that comes when the test says so. */
export function later<T>() {
  let come!: (value: T) => void;
  let fail!: (thrown: unknown) => void;
  const answer = new Promise<T>((resolve, reject) => {
    come = resolve;
    fail = reject;
  });
  return { answer, come, fail };
}
