import { expect, test } from "vitest";

import { aboutOf } from "./about.ts";

const ID = "01m8mzegm0kmry9p92h49pyrnf";

test("an entry is called by its kind and title, never by an id that was made for it", () => {
  const content = { title: { id: "Kantor tutup", en: "Closed" } };
  const note = { about: `announcement/${ID}`, before: null, after: content };
  expect(aboutOf(note)).toEqual({ kind: "Pengumuman", called: "Kantor tutup" });
  expect(aboutOf({ ...note, after: null })).toEqual({ kind: "Pengumuman", called: "" });
});

test("what was hidden is called as it was, and a word that somebody chose stays", () => {
  const before = { name: "Puskesmas Talang" };
  expect(aboutOf({ about: `place/${ID}`, before, after: null }).called).toBe("Puskesmas Talang");
  expect(aboutOf({ about: "holiday/2027-03-10", before: null, after: {} }).called).toBe(
    "2027-03-10",
  );
});

test("what is no entry is told as the record has it, but for an id", () => {
  const about = "permits/2026-11";
  expect(aboutOf({ about: ID, before: null, after: null }).kind).toBe("–");
  expect(aboutOf({ about, before: null, after: null })).toEqual({ kind: about, called: "" });
});
