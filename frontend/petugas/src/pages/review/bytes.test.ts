import { later, openBrowser } from "bersama/testing/browser.ts";
import { beforeEach, expect, test, vi } from "vitest";

import { Bytes } from "./bytes.ts";

const asked: string[] = [];
let answering: (url: string) => Promise<Response>;

beforeEach(() => {
  openBrowser();
  asked.length = 0;
  answering = async (url) => new Response(url);
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return answering(url);
  });
});

const source = (fileId: string, round = 1) => ({ fileId, url: `s3/${fileId}?${round}` });
const never = () => Promise.reject(new Error("nothing was to be renewed"));
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a document is fetched once, however often it is looked at", async () => {
  const bytes = new Bytes(never);
  bytes.know([source("a")]);
  bytes.ahead(["a"]);
  expect(await (await bytes.get("a")).text()).toBe("s3/a?1");
  await bytes.get("a");
  expect(asked).toEqual(["s3/a?1"]);
});

test("three are fetched ahead at a time, in order, and the one in front waits for none of them", async () => {
  const gates = new Map<string, ReturnType<typeof later<Response>>>();
  answering = (url) => {
    const gate = later<Response>();
    gates.set(url, gate);
    return gate.answer;
  };
  const bytes = new Bytes(never);
  bytes.know(["a", "b", "c", "d", "e"].map((id) => source(id)));
  bytes.ahead(["a", "b", "c", "d", "e"]);
  expect(asked).toEqual(["s3/a?1", "s3/b?1", "s3/c?1"]);
  void bytes.get("e");
  expect(asked.at(-1)).toBe("s3/e?1");
  gates.get("s3/a?1")?.come(new Response("a"));
  await settled();
  expect(asked.at(-1)).toBe("s3/d?1");
  gates.get("s3/b?1")?.come(new Response("b"));
  await settled();
  expect(asked).toHaveLength(5);
});

test("links that ended are asked for anew once for all, and nobody is told", async () => {
  answering = async (url) => new Response(url, { status: url.endsWith("?1") ? 403 : 200 });
  const renew = vi.fn(async () => [source("a", 2), source("b", 2)]);
  const bytes = new Bytes(renew);
  bytes.know([source("a"), source("b")]);
  const [a, b] = await Promise.all([bytes.get("a"), bytes.get("b")]);
  expect([await a.text(), await b.text()]).toEqual(["s3/a?2", "s3/b?2"]);
  expect(renew).toHaveBeenCalledTimes(1);
});

test("a link that is refused anew is told, and another look tries again", async () => {
  answering = async () => new Response("", { status: 403 });
  const renew = vi.fn(async () => [source("a", 2)]);
  const bytes = new Bytes(renew);
  bytes.know([source("a")]);
  await expect(bytes.get("a")).rejects.toMatchObject({ status: 403 });
  expect(asked).toHaveLength(2);
  answering = async () => new Response("ok");
  expect(await (await bytes.get("a")).text()).toBe("ok");
});

test("a broken line asks for no new links", async () => {
  answering = () => Promise.reject(new TypeError("Failed to fetch"));
  const bytes = new Bytes(never);
  bytes.know([source("a")]);
  await expect(bytes.get("a")).rejects.toMatchObject({ code: "offline" });
});
