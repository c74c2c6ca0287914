import { Problem } from "bersama/api/problem.ts";
import { expect, test } from "vitest";

import type { FieldRule } from "../application.ts";
import { refuseUnless } from "./incomplete.ts";
import { anchorOf, isAt } from "./paths.ts";
import type { Saver, Status } from "./saver.ts";

const rule = (id: string, kind = "text") =>
  ({ id, kind, label: { id: `Label ${id}`, en: "" } }) as unknown as FieldRule;
const RULES = [rule("nama"), rule("waktu", "date_range"), rule("nama_usaha")];
const saver = (status: Status, problems: Problem["fields"] = []) =>
  ({ status: { value: status }, problems: { value: problems } }) as unknown as Saver;
const thrown = (of: Saver): Problem => {
  try {
    refuseUnless(of, RULES);
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error("nothing was refused");
};

test("what is saved and whole may go on", () => {
  expect(() => refuseUnless(saver({ state: "saved", at: new Date() }), RULES)).not.toThrow();
  expect(() => refuseUnless(saver({ state: "idle" }), RULES)).not.toThrow();
});

test("nobody goes on while the service does not have it", () => {
  expect(thrown(saver({ state: "waiting" })).status).toBe(0);
  const problem = new Problem(409, "not-a-draft", "Sudah dikirim", "");
  expect(thrown(saver({ state: "refused", problem }))).toBe(problem);
});

test("what is missing is listed with the names of its fields, and dates as they are typed here", () => {
  const missing = [
    { field: "data.nama", code: "required", message: "Isi ini" },
    { field: "data.waktu.to", code: "not-a-date-range", message: "YYYY-MM-DD/YYYY-MM-DD" },
  ];
  const { fields } = thrown(saver({ state: "saved", at: new Date() }, missing));
  expect(fields.map(({ message }) => message)).toEqual([
    "Label nama: Isi ini",
    expect.stringMatching(/^Label waktu: Isi hari pertama dan hari terakhir/),
  ]);
});

test("what is wrong is listed as the fields stand on the page", () => {
  const found = ["data.nama_usaha", "data.waktu.to", "data.nama"].map((field) => ({
    field,
    code: "required",
    message: "Isi ini",
  }));
  const { fields } = thrown(saver({ state: "saved", at: new Date() }, found));
  expect(fields.map(({ field }) => field)).toEqual([
    "data.nama",
    "data.waktu.to",
    "data.nama_usaha",
  ]);
});

test("a path leads to the control of its field, the end of a period to its own", () => {
  expect(anchorOf("data.nama", RULES)).toBe("data.nama");
  expect(anchorOf("data.waktu", RULES)).toBe("data.waktu.from");
  expect(anchorOf("data.waktu.from", RULES)).toBe("data.waktu.from");
  expect(anchorOf("data.waktu.to", RULES)).toBe("data.waktu.to");
  expect(anchorOf("data.lain", RULES)).toBeUndefined();
});

test("a field whose name begins alike is another field", () => {
  expect(isAt("data.nama_usaha", rule("nama"))).toBe(false);
  expect(isAt("data.nama.0", rule("nama"))).toBe(true);
});
