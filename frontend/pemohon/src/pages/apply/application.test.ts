import { expect, test } from "vitest";

import { fieldsFor, isAsked, type PermitType } from "./application.ts";

const when = { field: "asing", one_of: ["ada"] };

test("what depends on an answer is asked once that answer is chosen", () => {
  expect(isAsked({ shown_if: null }, {})).toBe(true);
  expect(isAsked({ shown_if: when }, {})).toBe(false);
  expect(isAsked({ shown_if: when }, { asing: "tidak_ada" })).toBe(false);
  expect(isAsked({ shown_if: when }, { asing: "ada" })).toBe(true);
});

test("without answers all that may be asked is there", () => {
  const rules = {
    fields: [
      { id: "asing", only_for: null, shown_if: null },
      { id: "nama", only_for: null, shown_if: when },
    ],
  } as unknown as PermitType;
  const ids = (data?: Record<string, unknown>) => fieldsFor(rules, "new", data).map(({ id }) => id);
  expect(ids()).toEqual(["asing", "nama"]);
  expect(ids({ asing: "tidak_ada" })).toEqual(["asing"]);
});
