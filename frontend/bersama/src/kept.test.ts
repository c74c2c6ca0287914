import { beforeEach, expect, test, vi } from "vitest";

import { forget, forgetAll, keep, kept } from "./kept.ts";
import { forbid, openBrowser } from "./testing/browser.ts";

let storage: Storage;
beforeEach(() => {
  storage = openBrowser().storage;
  forgetAll();
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
  forbid("localStorage");
  keep("form", "a");
  expect(kept("form")).toBe("a"); // until the page is left
  forget("form");
  expect(kept("form")).toBeNull();
  keep("form", "a");
  forgetAll();
  expect(kept("form")).toBeNull();
});

test("where even looking at a tab's storage throws, what is typed stays until the page is left", () => {
  forbid("sessionStorage");
  keep("registration-form", { name: "Siti" }, "sessionStorage");
  expect(kept("registration-form", "sessionStorage")).toEqual({ name: "Siti" });
});

test("a full disk hides nothing that was typed since", () => {
  keep("form", "a");
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => storage.getItem(name),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  keep("form", "ab");
  expect(kept("form")).toBe("ab");
});

test("what is kept for a tab alone is not in the browser's own storage", () => {
  keep("registration-form", "a", "sessionStorage");
  expect(kept("registration-form")).toBeNull();
  expect(kept("registration-form", "sessionStorage")).toBe("a");
});
