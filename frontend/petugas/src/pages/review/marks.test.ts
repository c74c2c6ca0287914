import { expect, test } from "vitest";

import { ACCEPTED, type ReviewDocument } from "./file.ts";
import {
  firstOf,
  marked,
  marksOf,
  neighbour,
  nextOpen,
  refreshed,
  standing,
  tally,
  undone,
} from "./marks.ts";
import { documentOf } from "./testing.ts";

const WRONG = { accepted: false, reason_code: "blurred", reason: null };
const three = (): ReviewDocument[] => [
  documentOf("foto", { mark: ACCEPTED }),
  documentOf("ktp"),
  documentOf("ijazah"),
];

test("a review begins at the first document that nobody has judged", () => {
  expect(firstOf(marksOf(three()))).toBe("ktp");
  expect(firstOf(marksOf([documentOf("foto", { mark: ACCEPTED })]))).toBe("foto");
  expect(firstOf(marksOf([documentOf("skp", { file_id: null })]))).toBeNull();
});

test("after a mark comes the next open document, round the end, and none when all are judged", () => {
  let state = marked(marksOf(three()), "ijazah", ACCEPTED);
  expect(nextOpen(state, "ijazah")).toBe("ktp");
  state = marked(state, "ktp", WRONG);
  expect(nextOpen(state, "ktp")).toBeNull();
});

test("what was not uploaded is neither open nor gone to", () => {
  const state = marksOf([documentOf("a"), documentOf("b", { file_id: null }), documentOf("c")]);
  expect(standing(state, "b")).toBe("missing");
  expect(neighbour(state, "a", 1)).toBe("c");
  expect(neighbour(state, "c", 1)).toBe("c");
  expect(marked(state, "b", ACCEPTED)).toBe(state);
});

test("undoing gives back what stood before, one act after another", () => {
  const first = marked(marksOf(three()), "ktp", ACCEPTED);
  const second = marked(first, "ktp", WRONG);
  const back = undone(second);
  expect(back?.put).toEqual({ documentId: "ktp", fileId: "ktp-1", mark: ACCEPTED });
  expect(back && standing(back.state, "ktp")).toBe("accepted");
  const further = back && undone(back.state);
  expect(further?.put.mark).toBeNull();
  expect(further && standing(further.state, "ktp")).toBe("open");
  expect(further && undone(further.state)).toBeNull();
});

test("a file that was replaced meanwhile loses the mark that its old version got", () => {
  const before = marked(marked(marksOf(three()), "ktp", ACCEPTED), "ijazah", WRONG);
  const now = [...three().slice(0, 2), documentOf("ijazah", { file_id: "ijazah-2" })];
  const { state, replaced } = refreshed(before, now, ["ktp", "ijazah"]);
  expect(replaced).toEqual(["ijazah"]);
  expect(standing(state, "ktp")).toBe("accepted");
  expect(standing(state, "ijazah")).toBe("open");
  expect(undone(state)?.put.documentId).toBe("ktp");
});

test("what a colleague has marked is taken over, unless this officer's own is still on its way", () => {
  const before = marked(marksOf(three()), "ktp", WRONG);
  const now = ["foto", "ktp", "ijazah"].map((id) => documentOf(id, { mark: ACCEPTED }));
  const { state } = refreshed(before, now, ["ktp"]);
  expect(standing(state, "ktp")).toBe("refused");
  expect(standing(state, "ijazah")).toBe("accepted");
});

test("an undo that is still on its way is not undone by a refresh", () => {
  const back = undone(marked(marksOf(three()), "ktp", ACCEPTED));
  const now = [documentOf("foto"), documentOf("ktp", { mark: ACCEPTED }), documentOf("ijazah")];
  const { state } = refreshed(back?.state ?? marksOf([]), now, ["ktp"]);
  expect(standing(state, "ktp")).toBe("open");
});

test("the tally counts each kind", () => {
  const state = marked(marksOf(three()), "ktp", WRONG);
  expect(tally(state)).toEqual({ accepted: 1, refused: 1, open: 1, missing: 0 });
});
