import { openBrowser } from "bersama/testing/browser.ts";
import { beforeEach, expect, test, vi } from "vitest";

const fresh = async () => {
  vi.resetModules();
  return import("./keys.ts");
};

/** What a handler reads of a pressed key. */
function pressed(key: string, on: { tagName: string; type?: string; within?: string }) {
  const target = {
    tagName: on.tagName,
    getAttribute: () => on.type ?? null,
    closest: () => (on.within ? {} : null),
  };
  return { key, target, defaultPrevented: false } as unknown as KeyboardEvent;
}

const text = { id: "", en: "" };
const j = { keys: "j", does: text, act: () => {} };
const enter = { keys: "Enter", does: text, act: () => {} };
const leave = { keys: "Escape", does: text, act: () => {} };

beforeEach(() => {
  openBrowser();
});

test("a single key acts on the page, and never where somebody types or chooses", async () => {
  const { acts } = await fresh();
  expect(acts(j, pressed("j", { tagName: "BODY" }))).toBe(true);
  expect(acts(j, pressed("j", { tagName: "INPUT", type: "checkbox" }))).toBe(true);
  expect(acts(j, pressed("j", { tagName: "INPUT", type: "search" }))).toBe(false);
  expect(acts(j, pressed("j", { tagName: "INPUT" }))).toBe(false);
  expect(acts(j, pressed("j", { tagName: "TEXTAREA" }))).toBe(false);
  expect(acts(j, pressed("j", { tagName: "SELECT" }))).toBe(false);
});

test("Enter belongs to the button that has the focus", async () => {
  const { acts } = await fresh();
  expect(acts(enter, pressed("Enter", { tagName: "BUTTON", within: "button" }))).toBe(false);
  expect(acts(enter, pressed("Enter", { tagName: "BODY" }))).toBe(true);
});

test("single keys can be switched off; Escape is none", async () => {
  const { acts, singleKeys } = await fresh();
  singleKeys.value = false;
  expect(acts(j, pressed("j", { tagName: "BODY" }))).toBe(false);
  expect(acts(leave, pressed("Escape", { tagName: "INPUT" }))).toBe(true);
});
