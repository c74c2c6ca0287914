import { beforeEach, expect, test, vi } from "vitest";

/** A history as a browser keeps it, and a router that pushes onto it. */
function browser() {
  const entries: { url: string; state: unknown }[] = [{ url: "/petugas", state: null }];
  const top = () => entries[entries.length - 1] as { url: string; state: unknown };
  vi.stubGlobal("location", {
    get href() {
      return top().url;
    },
  });
  vi.stubGlobal("history", {
    get state() {
      return top().state;
    },
    replaceState: (state: unknown) => {
      top().state = state;
    },
  });
  const listeners: (() => void)[] = [];
  vi.stubGlobal("addEventListener", (_: string, listen: () => void) => listeners.push(listen));
  return {
    route: (url: string) => entries.push({ url, state: null }),
    back: () => {
      entries.pop();
      for (const listen of listeners) listen();
    },
    urls: () => entries.map(({ url }) => url),
  };
}

beforeEach(() => vi.resetModules());

test("what is searched for is in the history's state, and in no address", async () => {
  const { route, urls } = browser();
  const { goWithWords, words } = await import("./words.ts");
  goWithWords(route, "/petugas/cari", "1302105708950002");
  expect(words.value).toBe("1302105708950002");
  expect(urls().join()).not.toContain("1302");
  expect(history.state).toEqual({ words: "1302105708950002" });
});

test("back leads to the words before, though the address is the same", async () => {
  const { route, back } = browser();
  const { goWithWords, words } = await import("./words.ts");
  goWithWords(route, "/petugas/cari", "Rahma");
  goWithWords(route, "/petugas/cari", "Yulia");
  back();
  expect(words.value).toBe("Rahma");
  back();
  expect(words.value).toBe("");
});
