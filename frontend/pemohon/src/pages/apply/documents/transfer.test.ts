import { Problem } from "bersama/api/problem.ts";
import { openBrowser } from "bersama/testing/browser.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Slot } from "./slot.ts";
import { transfer } from "./transfer.ts";

const service = vi.hoisted(() => ({ post: vi.fn(), form: vi.fn() }));
vi.mock("bersama/api/upload.ts", () => ({ postFile: service.post }));
vi.mock("bersama/api/client.ts", () => ({
  answer: (asked: unknown) => asked,
  api: { POST: service.form },
}));

const OFFLINE = new Problem(0, "offline", "Tidak ada sambungan", "");
const REFUSED = new Problem(403, "upload-refused", "Berkas belum terkirim", "");
const slot = (...formats: string[]): Slot => ({
  application: "a-1",
  requirement: { id: "ktp", formats } as never,
});
const FILE = new File(["x"], "ktp.jpg", { type: "image/jpeg" });

let abort: AbortController;
const send = (to = slot("jpg"), file = FILE) => {
  const begun = vi.fn();
  const progress = vi.fn();
  const done = transfer(to, file, begun, progress, abort.signal);
  done.catch(() => undefined);
  return { done, begun, progress };
};

beforeEach(() => {
  openBrowser();
  vi.useFakeTimers();
  abort = new AbortController();
  let forms = 0;
  service.form.mockReset().mockImplementation(async () => ({ url: `form-${++forms}` }));
  service.post.mockReset().mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
});

test("a file goes out once, with the form of its slot", async () => {
  const { done, begun } = send();
  await done;
  expect(service.form).toHaveBeenCalledExactlyOnceWith(
    "/api/applications/{application_id}/documents/{document_id}/upload",
    {
      params: { path: { application_id: "a-1", document_id: "ktp" } },
      body: { media_type: "image/jpeg" },
    },
  );
  expect(service.post).toHaveBeenCalledTimes(1);
  expect(begun).toHaveBeenCalledTimes(1);
});

test("a broken line is tried again by itself after a pause, each time with a new form", async () => {
  service.post.mockRejectedValueOnce(OFFLINE).mockRejectedValueOnce(OFFLINE);
  const { done, progress } = send();
  await vi.advanceTimersByTimeAsync(1499);
  expect(service.post).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(service.post).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(3999);
  expect(service.post).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  await done;
  expect(service.post.mock.calls.map(([form]) => form.url)).toEqual(["form-1", "form-2", "form-3"]);
  expect(progress.mock.calls).toEqual([[0], [0], [0]]); // shown from the beginning again
});

test("a line that breaks three times is told", async () => {
  service.post.mockRejectedValue(OFFLINE);
  const { done } = send();
  await vi.runAllTimersAsync();
  await expect(done).rejects.toBe(OFFLINE);
  expect(service.post).toHaveBeenCalledTimes(3);
});

test("a line that breaks before the form is there is tried again as well", async () => {
  service.form.mockRejectedValueOnce(OFFLINE);
  const { done, begun } = send();
  await vi.runAllTimersAsync();
  await done;
  expect(begun).toHaveBeenCalledTimes(1);
  expect(service.post).toHaveBeenCalledTimes(1);
});

test("a refusal is not tried again", async () => {
  service.post.mockRejectedValue(REFUSED);
  const { done } = send();
  await vi.runAllTimersAsync();
  await expect(done).rejects.toBe(REFUSED);
  expect(service.post).toHaveBeenCalledTimes(1);
});

test("a slot that the service does not open is not begun", async () => {
  service.form.mockRejectedValue(REFUSED);
  const { done, begun } = send();
  await expect(done).rejects.toBe(REFUSED);
  expect(begun).not.toHaveBeenCalled();
});

test("what is taken back during the pause is not sent again", async () => {
  service.post.mockRejectedValue(OFFLINE);
  const { done } = send();
  await vi.advanceTimersByTimeAsync(1000);
  abort.abort();
  await vi.runAllTimersAsync();
  await expect(done).rejects.toMatchObject({ name: "AbortError" });
  expect(service.post).toHaveBeenCalledTimes(1);
});

test.each([
  [["jpg"], "image/jpeg", "image/jpeg"],
  [["pdf", "jpg"], "image/jpeg", "image/jpeg"],
  [["pdf"], "", "application/pdf"], // some phones tell no type
  [["jpg", "png"], "image/heic", "image/jpeg"],
])("a slot for %j is told a file of type %j as %j", async (formats, type, told) => {
  await send(slot(...formats), new File(["x"], "berkas", { type })).done;
  expect(service.form.mock.lastCall?.[1].body).toEqual({ media_type: told });
});
