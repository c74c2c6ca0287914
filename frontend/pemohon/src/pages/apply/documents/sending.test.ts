import { later, openBrowser } from "bersama/testing/browser.ts";
import { beforeEach, expect, test, vi } from "vitest";

import type { Slot } from "./slot.ts";

const tools = vi.hoisted(() => ({ prepare: vi.fn(), open: vi.fn(), post: vi.fn() }));
vi.mock("bersama/berkas/prepare.ts", () => ({ prepare: tools.prepare }));
vi.mock("bersama/api/upload.ts", () => ({ postFile: tools.post }));
vi.mock("bersama/api/client.ts", () => ({
  answer: (asked: unknown) => asked,
  api: { POST: tools.open },
}));

type Sent = { name: string; signal: AbortSignal; progress: (share: number) => void } & ReturnType<
  typeof later<void>
>;

const slot = (id: string): Slot => ({
  application: "a-1",
  requirement: { id, formats: ["pdf"] } as never,
});
const file = (name: string) => new File(["x"], name);
/** Until nothing goes on by itself: the tools are loaded one after the other. */
async function settled(): Promise<void> {
  for (let tools = 0; tools < 2; tools++) {
    await vi.dynamicImportSettled();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

let sending: typeof import("./sending.ts");
let Problem: typeof import("bersama/api/problem.ts").Problem;
/** What was begun to be sent, in its order; each arrives when the test says so. */
let sent: Sent[];
let browser: ReturnType<typeof openBrowser>;

async function load(): Promise<void> {
  vi.resetModules();
  ({ Problem } = await import("bersama/api/problem.ts"));
  sending = await import("./sending.ts");
}

beforeEach(async () => {
  browser = openBrowser();
  sent = [];
  tools.prepare
    .mockReset()
    .mockImplementation(async (chosen: File) => ({ kind: "as-is", file: chosen }));
  tools.open.mockReset().mockResolvedValue({ url: "form" });
  tools.post.mockReset().mockImplementation((_, { name }: File, progress, signal) => {
    const one = { name, signal, progress, ...later<void>() };
    sent.push(one);
    return one.answer;
  });
  await load();
});

const step = (id: string) => sending.sendingOf(slot(id))?.step;
const choose = async (...ids: string[]) => {
  for (const id of ids) void sending.choose(slot(id), file(`${id}.pdf`));
  await settled();
};

test("a file that fits is sent, and waits for the check once it has arrived", async () => {
  await choose("ktp");
  expect(sending.isSending.value).toBe(true);
  sent[0]?.progress(0.5);
  expect(sending.sendingOf(slot("ktp"))).toEqual({ step: "sending", share: 0.5 });
  sent[0]?.come();
  await settled();
  expect(step("ktp")).toBe("sent");
  expect(sending.isSending.value).toBe(false);
});

test("two are sent at a time, the others in their order", async () => {
  await choose("a", "b", "c", "d");
  expect(sent.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf"]);
  expect(step("c")).toBe("queued");
  sent[1]?.come();
  await settled();
  expect(sent.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf", "c.pdf"]);
  expect(step("d")).toBe("queued");
});

test("one that fails makes room for the next, and can be sent again", async () => {
  await choose("a", "b", "c");
  const problem = new Problem(403, "upload-refused", "Berkas belum terkirim", "");
  sent[0]?.fail(problem);
  await settled();
  expect(sending.sendingOf(slot("a"))).toEqual({ step: "failed", problem });
  expect(sent[2]?.name).toBe("c.pdf");
  sent[1]?.come();
  await settled();

  sending.retry(slot("a"));
  await settled();
  expect(sent[3]?.name).toBe("a.pdf");
});

test("what is taken back is stopped and gone, in the queue as well", async () => {
  await choose("a", "b", "c");
  sending.drop(slot("a"));
  sending.drop(slot("c"));
  expect(sent[0]?.signal.aborted).toBe(true);
  expect(step("a")).toBeUndefined();
  sent[0]?.fail(new DOMException("aborted", "AbortError"));
  await settled();
  expect(step("a")).toBeUndefined();
  expect(sent.map(({ name }) => name)).toEqual(["a.pdf", "b.pdf"]);
});

test("late progress of what was taken back brings nothing back", async () => {
  let progress: (done: number, total: number) => void = () => undefined;
  const fitting = later<unknown>();
  tools.prepare.mockImplementation((_, __, onProgress) => {
    progress = onProgress;
    return fitting.answer;
  });
  await choose("a");
  sending.drop(slot("a"));
  progress(1, 2);
  expect(step("a")).toBeUndefined();

  await choose("b");
  fitting.come({ kind: "as-is", file: file("b.pdf") });
  await settled();
  sending.drop(slot("b"));
  sent[0]?.progress(0.9);
  expect(step("b")).toBeUndefined();
});

test("another file in the same place takes over from the first", async () => {
  const slow = later<unknown>();
  tools.prepare.mockReturnValueOnce(slow.answer);
  void sending.choose(slot("a"), file("first.pdf"));
  await settled();
  void sending.choose(slot("a"), file("second.pdf"));
  await settled();
  slow.come({ kind: "as-is", file: file("first.pdf") });
  await settled();
  expect(sent.map(({ name }) => name)).toEqual(["second.pdf"]);
});

test("a smaller file is shown first, and sent when its person says so", async () => {
  const preview = { before: { close: vi.fn() }, after: { close: vi.fn() } };
  tools.prepare.mockResolvedValue({ kind: "shrunk", file: file("small.jpg"), preview });
  await choose("a");
  expect(step("a")).toBe("offered");
  expect(sent).toEqual([]);
  expect(sending.isSending.value).toBe(false);
  sending.accept(slot("a"));
  await settled();
  expect(sent[0]?.name).toBe("small.jpg");
  expect(preview.before.close).toHaveBeenCalledTimes(1);
  expect(preview.after.close).toHaveBeenCalledTimes(1);
});

test("a file that cannot fit says why and is not sent", async () => {
  tools.prepare.mockResolvedValue({ kind: "refused", code: "encrypted", params: {} });
  await choose("a");
  expect(sending.sendingOf(slot("a"))).toMatchObject({
    step: "unfit",
    why: { id: expect.stringContaining("kata sandi"), en: expect.stringContaining("password") },
  });
  expect(sent).toEqual([]);
});

test("after a reload the name of what was broken off is known, until it is sent again", async () => {
  await choose("a");
  expect(sending.brokenOff(slot("a"))).toBe("a.pdf");
  await load();
  expect(sending.sendingOf(slot("a"))).toBeUndefined();
  expect(sending.brokenOff(slot("a"))).toBe("a.pdf");
  expect(sending.brokenOff(slot("b"))).toBeNull();

  await choose("a");
  sent.at(-1)?.come();
  await settled();
  expect(sending.brokenOff(slot("a"))).toBeNull();
});

test("a file that never left is not told as broken off", async () => {
  tools.open.mockRejectedValue(new Problem(409, "not-a-draft", "Sudah dikirim", ""));
  await choose("a");
  expect(step("a")).toBe("failed");
  expect(sending.brokenOff(slot("a"))).toBeNull();
  expect(Object.keys(browser.storage)).toEqual([]);
});

test("a tool that does not load is a lost connection, not a bad file", async () => {
  vi.doMock("bersama/berkas/prepare.ts", () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  await load();
  await choose("a");
  expect(sending.sendingOf(slot("a"))).toMatchObject({
    step: "failed",
    problem: { code: "offline" },
  });
});
