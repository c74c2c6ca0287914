import { describe, expect, it } from "vitest";

import { bodyOf, isChecking, teamOf, typedOf, type Visit } from "./visit.ts";

const VISIT: Visit = {
  version: 3,
  planned_on: "2026-12-03",
  visited_on: null,
  place: "Jorong Kayu Aro",
  findings: "Enam ruang kelas.",
  result: "fit",
  people: [
    { name: "Yulia Fitri", position: "Ketua tim" },
    { name: "Roni", position: "" },
  ],
  photos: [],
  officer: "Yulia Fitri",
  completed_at: null,
  minutes_url: null,
  expires_at: "2026-12-03T01:00:00Z",
};

describe("a field visit", () => {
  it("comes back as it was read when nothing was typed", () => {
    const { version, planned_on, visited_on, place, findings, result, people } = VISIT;
    expect(bodyOf(typedOf(VISIT), version)).toEqual({
      version,
      planned_on,
      visited_on,
      place,
      findings,
      result,
      people,
    });
  });

  it("takes each line for a person, and what follows the first comma for the position", () => {
    expect(teamOf(" Ni'mah Zain , Anggota, Dinas Pendidikan\n\n  Roni\n")).toEqual([
      { name: "Ni'mah Zain", position: "Anggota, Dinas Pendidikan" },
      { name: "Roni", position: "" },
    ]);
  });

  it("is being checked as long as one of its photos is", () => {
    const photo = { photo_id: "visit-1", verdict: null, url: null };
    expect(isChecking({ ...VISIT, photos: [{ ...photo, state: "clean" }] })).toBe(false);
    expect(
      isChecking({
        ...VISIT,
        photos: [
          { ...photo, state: "clean" },
          { ...photo, photo_id: "visit-2", state: "checking" },
        ],
      }),
    ).toBe(true);
  });
});
