import { offline, Problem } from "bersama/api/problem.ts";
import { later, openBrowser } from "bersama/testing/browser.ts";
import { beforeEach, expect, test } from "vitest";

import { ACCEPTED, type Mark, type ReviewDocument } from "./file.ts";
import { type Judged, type Known, Marking, type Version, type Wire } from "./marking.ts";
import { standing } from "./marks.ts";
import { documentOf } from "./testing.ts";

const WRONG: Mark = { accepted: false, reason_code: "blurred", reason: null };
const stale = () => new Problem(409, "stale-version", "", "");

beforeEach(() => {
  openBrowser();
});

/** A service with one file of three documents, which takes marks of its own version only. */
function opened(
  documents: ReviewDocument[] = ["foto", "ktp", "ijazah"].map((id) => documentOf(id)),
) {
  const service = {
    version: 7,
    documents,
    mine: true,
    asked: [] as string[],
    shown: new Set<string>(),
    refusal: null as Problem | null,
    gate: Promise.resolve(),
  };
  const known = (): Known => ({
    version: service.version,
    documents: service.documents,
    mine: service.mine,
  });
  const take = async (what: string, version?: number) => {
    service.asked.push(what);
    await service.gate;
    if (service.refusal) throw service.refusal;
    if (version !== undefined && version !== service.version) throw stale();
  };
  const wire: Wire = {
    async shown(versions: readonly Version[]) {
      await take(`shown ${versions.map(({ fileId }) => fileId).join(" ")}`);
      for (const { fileId } of versions) service.shown.add(fileId);
    },
    async mark(version: number, marks: readonly Judged[]) {
      const what = marks.map(
        ({ documentId, mark }) => `${documentId}=${mark.accepted ? "v" : "x"}`,
      );
      await take(`mark ${what.join(" ")}`, version);
      if (marks.some(({ fileId }) => !service.shown.has(fileId)))
        throw new Problem(409, "document-not-shown", "", "");
      service.version += 1;
      return { version: service.version };
    },
    async unmark(version: number, documentId: string) {
      await take(`unmark ${documentId}`, version);
      service.version += 1;
      return { version: service.version };
    },
    async look() {
      service.asked.push("look");
      return known();
    },
  };
  const marking = new Marking(wire);
  marking.take(known());
  const see = (id: string) =>
    marking.painted({ documentId: id, fileId: marking.marks.peek().files[id] ?? "" });
  return { service, marking, see };
}

test("a document is reported as shown before its mark goes out", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked).toEqual(["shown ktp-1", "mark ktp=v"]);
  expect(marking.waiting.value).toBe(0);
});

test("marks made while one is on its way go out together, on the version that it left", async () => {
  const { service, marking, see } = opened();
  for (const id of ["foto", "ktp", "ijazah"]) see(id);
  await marking.send();
  service.asked.length = 0;
  const gate = later<void>();
  service.gate = gate.answer;
  marking.mark("foto", ACCEPTED);
  marking.mark("ktp", ACCEPTED);
  marking.mark("ijazah", WRONG);
  gate.come();
  await marking.send();
  expect(service.asked).toEqual(["mark foto=v", "mark ktp=v ijazah=x"]);
  expect(marking.version).toBe(9);
});

test("who changes their mind while the mark is on its way is heard", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  const gate = later<void>();
  service.gate = gate.answer;
  marking.mark("ktp", ACCEPTED);
  marking.mark("ktp", WRONG);
  gate.come();
  await marking.send();
  expect(service.asked.slice(1)).toEqual(["mark ktp=v", "mark ktp=x"]);
});

test("an undo takes the mark back at the service, too", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(marking.undo()).toBe("ktp");
  await marking.send();
  expect(service.asked.at(-1)).toBe("unmark ktp");
  expect(marking.undo()).toBeNull();
});

test("a mark that was taken back before it went out asks the service nothing", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.refusal = offline();
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  service.refusal = null;
  marking.undo();
  await marking.send();
  expect(service.asked.slice(1)).toEqual(["mark ktp=v"]);
  expect(marking.waiting.value).toBe(0);
});

test("without a connection marks wait, and go out when it is back", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.refusal = offline();
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(marking.waiting.value).toBe(1);
  expect(marking.offlineSince.value).not.toBeNull();
  service.refusal = null;
  await marking.send();
  expect([marking.waiting.value, marking.offlineSince.value]).toEqual([0, null]);
  expect(standing(marking.marks.value, "ktp")).toBe("accepted");
});

test("a version that moved for another reason is taken up, and the mark goes out again", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.version = 20;
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked.slice(1)).toEqual(["mark ktp=v", "look", "mark ktp=v"]);
  expect([marking.version, marking.waiting.value]).toEqual([21, 0]);
});

test("a file that is another's now keeps the marks on the screen and sends none", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.version = 20;
  service.mine = false;
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked.slice(1)).toEqual(["mark ktp=v", "look"]);
  expect(marking.waiting.value).toBe(1);
  expect(standing(marking.marks.value, "ktp")).toBe("accepted");
  expect(marking.problem.value?.code).toBe("stale-version");
});

test.each(["claimed-by-another", "act-not-possible-now", "not-your-step"])(
  "a refusal %s is looked into before it is told",
  async (code) => {
    const { service, marking, see } = opened();
    see("ktp");
    await marking.send();
    service.refusal = new Problem(409, code, "", "");
    service.mine = false;
    marking.mark("ktp", ACCEPTED);
    await marking.send();
    expect(service.asked.slice(1)).toEqual(["mark ktp=v", "look"]);
    expect([marking.waiting.value, marking.problem.value?.code]).toEqual([1, code]);
  },
);

test("a mark on a file that was replaced meanwhile is dropped and told, never put on the new one", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.version = 20;
  service.documents = [documentOf("foto"), documentOf("ktp", { file_id: "ktp-2" })];
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked.slice(1)).toEqual(["mark ktp=v", "look"]);
  expect(marking.replaced.value).toEqual(["ktp"]);
  expect(standing(marking.marks.value, "ktp")).toBe("open");
  expect(marking.hasSeen("ktp")).toBe(false);
});

test("a file that was replaced before it could be reported as shown is told as replaced", async () => {
  const { service, marking, see } = opened();
  const fields = [{ field: "documents.0.file_id", code: "unknown-file", message: "" }];
  service.refusal = new Problem(422, "invalid-input", "", "", fields);
  service.documents = [documentOf("foto"), documentOf("ktp", { file_id: "ktp-2" })];
  see("ktp");
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked).toEqual(["shown ktp-1", "look"]);
  expect([marking.replaced.value, marking.waiting.value]).toEqual([["ktp"], 0]);
});

test("a file that changes again and again does not keep the page asking for ever", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.refusal = stale();
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked.filter((what) => what.startsWith("mark")).length).toBeLessThan(6);
  expect(marking.waiting.value).toBe(1);
});

test("a service that has forgotten that a file was shown is told again", async () => {
  const { service, marking, see } = opened();
  see("ktp");
  await marking.send();
  service.shown.clear();
  marking.mark("ktp", ACCEPTED);
  await marking.send();
  expect(service.asked.slice(1)).toEqual(["mark ktp=v", "look", "shown ktp-1", "mark ktp=v"]);
});
