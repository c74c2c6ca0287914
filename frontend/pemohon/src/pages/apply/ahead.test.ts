import { expect, test } from "vitest";
import { leadTimes, tooSoon } from "./ahead.ts";
import type { PermitType } from "./application.ts";

const event = { id: "waktu", label: { id: "Tanggal kegiatan", en: "Days" }, lead_days: 21 };
const other = { id: "surat", label: { id: "Tanggal surat", en: "Letter" }, lead_days: null };
const type = {
  fields: [event, other],
  validity: { until_field: "waktu" },
  reckoned: { done_by: "2026-12-16", earliest: { waktu: "2027-01-04" } },
} as unknown as PermitType;
const said = (from: string, to: string, rule: object = event) =>
  tooSoon(type, rule as PermitType["fields"][number], from, to);

test("how early one has to apply is said of the dates that ask for it, with the day that makes", () => {
  expect(leadTimes(type)).toEqual([
    "Tanggal kegiatan: Ajukan paling lambat 21 hari kerja sebelumnya; bila dikirim hari ini, paling cepat 4 Januari 2027",
  ]);
});

test("a day that leaves no time is told while it is typed, one that does is not", () => {
  expect(said("2027-01-03", "2027-01-05")).toContain("paling cepat 4 Januari 2027");
  expect(said("2027-01-04", "2027-01-05")).toBeNull();
  expect(said("2027-1", "")).toBeNull();
  expect(said("2020-01-01", "2020-01-01", other)).toBeNull();
});

test("what would be over before it is issued says so", () => {
  const soon = { ...type, reckoned: { done_by: "2026-12-16", earliest: {} } };
  const rule = event as unknown as PermitType["fields"][number];
  expect(tooSoon(soon, rule, "2026-12-01", "2026-12-16")).toContain("sudah berakhir");
  expect(tooSoon(soon, rule, "2026-12-01", "2026-12-17")).toBeNull();
});
