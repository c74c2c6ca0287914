import { beforeEach, expect, test, vi } from "vitest";

import { forget, forgetAll, keep, kept } from "./kept.ts";
import { forbiddenStorage, memoryStorage, openBrowser } from "./testing/browser.ts";

let storage: Storage;
beforeEach(() => {
  storage = openBrowser().storage;
});

test("what is kept comes back as it was, until it is forgotten", () => {
  keep("form", { nama: "Siti", lokasi: [1, null] });
  expect(kept("form")).toEqual({ nama: "Siti", lokasi: [1, null] });
  forget("form");
  expect(kept("form")).toBeNull();
});

test("the next person finds nothing that was typed, and the language stays", () => {
  keep("form", "a");
  keep("message", "b");
  storage.setItem("sisfo.language", "en");
  forgetAll();
  expect(kept("form")).toBeNull();
  expect(kept("message")).toBeNull();
  expect(storage.getItem("sisfo.language")).toBe("en");
});

test("what was damaged counts as nothing", () => {
  storage.setItem("sisfo.kept.form", "{half");
  expect(kept("form")).toBeNull();
});

test("a form works where nothing can be kept", () => {
  vi.stubGlobal("localStorage", forbiddenStorage);
  expect(() => keep("form", "a")).not.toThrow();
  expect(kept("form")).toBeNull();
  expect(() => forget("form")).not.toThrow();
  expect(() => forgetAll()).not.toThrow();
});

test("what is kept for a tab alone is not in the browser's own storage", () => {
  const tab = memoryStorage();
  keep("registration-form", "a", tab);
  expect(kept("registration-form")).toBeNull();
  expect(kept("registration-form", tab)).toBe("a");
});
