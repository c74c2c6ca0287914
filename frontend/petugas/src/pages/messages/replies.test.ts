import { expect, test } from "vitest";

import { unfilled, withReply } from "./replies.ts";

test("a saved reply stands behind what was typed", () => {
  expect(withReply("", "Baik, Bu.")).toBe("Baik, Bu.");
  expect(withReply("Selamat pagi. \n", "Baik, Bu.")).toBe("Selamat pagi.\n\nBaik, Bu.");
});

test("what could not be filled in is named until it is gone", () => {
  expect(unfilled("Permohonan [nomor] dan [nomor]", ["nomor", "janji", "nomor"])).toEqual([
    "nomor",
  ]);
  expect(unfilled("Permohonan 12/KES", ["nomor"])).toEqual([]);
  expect(unfilled("Yang [ini] boleh", ["nomor"])).toEqual([]);
});
