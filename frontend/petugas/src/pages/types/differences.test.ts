import { expect, test } from "vitest";

import { type Detail, differences, documentsOf } from "./differences.ts";

const thing = (id: string, ...said: string[]) => ({ id, name: id.toUpperCase(), said });

test("what is new, gone, changed and the same is told apart", () => {
  const found = differences(
    [thing("ktp", "JPG", "500 KB"), thing("str", "PDF", "1 MB"), thing("skp", "PDF", "500 KB")],
    [thing("str", "PDF", "500 KB"), thing("ktp", "JPG", "500 KB"), thing("rekomendasi", "PDF", "")],
  );
  expect(found.map(({ id, kind }) => [id, kind])).toEqual([
    ["ktp", "same"],
    ["str", "changed"],
    ["skp", "new"],
    ["rekomendasi", "gone"],
  ]);
  expect(found[1]?.said).toEqual([
    { now: "PDF", before: null },
    { now: "1 MB", before: "500 KB" },
  ]);
});

test("a version without one before it differs in nothing", () => {
  expect(differences([thing("ktp", "JPG")], null).map(({ kind }) => kind)).toEqual(["same"]);
});

test("another name is a change", () => {
  const [found] = differences([thing("a")], [{ ...thing("a"), name: "Lain" }]);
  expect(found?.kind).toBe("changed");
});

test("pages are counted of what may be a PDF, and of nothing else", () => {
  const paper = (...formats: ("jpg" | "pdf")[]) => ({
    id: "ktp",
    label: { id: "KTP", en: "Identity card" },
    formats,
    max_bytes: 512_000,
    max_pages: 200,
    required: true,
    only_for: null,
  });
  const largest = (...formats: ("jpg" | "pdf")[]) =>
    documentsOf({ documents: [paper(...formats)] } as unknown as Detail)[0]?.said[1];
  expect(largest("jpg")).not.toContain("halaman");
  expect(largest("jpg", "pdf")).toContain("200 halaman");
});
