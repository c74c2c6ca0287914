import { beforeEach, expect, test, vi } from "vitest";

import { forbid, openBrowser } from "./testing/browser.ts";

type Module = typeof import("./language.ts");
const GREETING = { id: "Selamat datang, {name}", en: "Welcome, {name}" };

let browser: ReturnType<typeof openBrowser>;
const opened = async (): Promise<Module> => {
  vi.resetModules();
  const module = await import("./language.ts");
  module.restoreLanguage();
  return module;
};

beforeEach(() => {
  browser = openBrowser();
});

test("a first visit is in Indonesian, and the page says so", async () => {
  const { say } = await opened();
  expect(say(GREETING, { name: "Siti" })).toBe("Selamat datang, Siti");
  expect(browser.root.lang).toBe("id");
});

test("the chosen language is there at once, and at the next visit", async () => {
  const first = await opened();
  first.chooseLanguage("en");
  expect(first.say(GREETING, { name: "Siti" })).toBe("Welcome, Siti");
  expect(browser.root.lang).toBe("en");

  const second = await opened();
  expect(second.language.value).toBe("en");
  expect(browser.root.lang).toBe("en");
});

test("back to Indonesian is remembered as well", async () => {
  const first = await opened();
  first.chooseLanguage("en");
  first.chooseLanguage("id");
  expect((await opened()).language.value).toBe("id");
});

test("what is remembered and no language of ours is Indonesian", async () => {
  browser.storage.setItem("sisfo.language", "fr");
  expect((await opened()).language.value).toBe("id");
});

test("a browser that keeps nothing still changes the language", async () => {
  forbid("localStorage");
  const { language, chooseLanguage } = await opened();
  expect(language.value).toBe("id");
  chooseLanguage("en");
  expect(language.value).toBe("en");
});

test("a gap that nobody fills stays to be seen, and what fills one is taken as it is", async () => {
  const { say } = await opened();
  expect(say(GREETING)).toBe("Selamat datang, {name}");
  expect(say(GREETING, { name: "$& {name}" })).toBe("Selamat datang, $& {name}");
  expect(say({ id: "{count} izin", en: "" }, { count: 0 })).toBe("0 izin");
});

test("a word follows its number: one day, two days, and none is many", async () => {
  const { say, chooseLanguage } = await opened();
  const due = { id: "{days} hari", en: "{days} {days:day|days} for {what}" };
  expect(say(due, { days: 1 })).toBe("1 hari");
  chooseLanguage("en");
  const said = [0, 1, 2, 11, "1", "1,1"].map((days) => say(due, { days, what: "it" }));
  expect(said).toEqual([
    "0 days for it",
    "1 day for it",
    "2 days for it",
    "11 days for it",
    "1 day for it",
    "1,1 days for it",
  ]);
  expect(say(due, { what: "it" })).toBe("{days} {days:day|days} for it");
});
