import { openBrowser } from "bersama/testing/browser.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import {
  asForm,
  EMPTY,
  forgetAllOfIt,
  forgetStart,
  fromNik,
  keepDraft,
  keepStart,
  keptDraft,
  keptStart,
} from "./draft.ts";

beforeEach(() => {
  openBrowser();
  vi.useFakeTimers({ now: new Date("2026-06-15T05:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["1302010708950001", { birth_date: "1995-08-07", sex: "male" }],
  ["1302014708950001", { birth_date: "1995-08-07", sex: "female" }],
  ["1302013112990001", { birth_date: "1999-12-31", sex: "male" }],
  ["1302017112990001", { birth_date: "1999-12-31", sex: "female" }],
  ["1302012902000001", { birth_date: "2000-02-29", sex: "male" }],
  ["1302010101260001", { birth_date: "2026-01-01", sex: "male" }],
  ["1302010101270001", { birth_date: "1927-01-01", sex: "male" }],
])("NIK %s tells its holder's birth and sex", (nik, told) => {
  expect(fromNik(nik)).toEqual(told);
});

test.each([
  ["", "empty"],
  ["130201070895000", "a digit short"],
  ["13020107089500011", "a digit long"],
  ["1302 0107 0895 0001", "with spaces"],
  ["1302010008950001", "day 0"],
  ["1302014008950001", "day 40"],
  ["1302013202950001", "day 32"],
  ["1302017202950001", "day 72"],
  ["1302013102950001", "31 February"],
  ["1302012902010001", "29 February of a common year"],
  ["1302010713950001", "month 13"],
  ["1302010700950001", "month 0"],
])("NIK %j (%s) tells nothing", (nik) => {
  expect(fromNik(nik)).toBeNull();
});

test("a draft stays in this tab to be corrected, until all is cleared for another person", () => {
  expect(keptDraft()).toEqual(EMPTY);
  keepDraft({ ...EMPTY, name: "Siti" });
  expect(keptDraft().name).toBe("Siti");
  expect(Object.keys(localStorage)).toEqual([]); // the computer may be anybody's

  const started = { id: "r-1", secret: "s", email: "siti@contoh.id", whatsapp: "081234567890" };
  keepStart(started);
  expect(keptStart()).toEqual(started);
  forgetStart();
  expect(keptStart()).toBeNull();
  expect(keptDraft().name).toBe("Siti");

  keepStart(started);
  forgetAllOfIt();
  expect([keptStart(), keptDraft()]).toEqual([null, EMPTY]);
});

test("a draft of an older form lacks nothing of today's", () => {
  sessionStorage.setItem("sisfo.kept.registration-form", '{"name":"Siti"}');
  expect(keptDraft()).toEqual({ ...EMPTY, name: "Siti" });
});

test("the service gets the address as one, beside the particulars", () => {
  const draft = { ...EMPTY, name: "Siti", village: "13.02.10.2001", street: "Jorong Simpang" };
  const form = asForm(draft, "kata sandi", true);
  expect(form.address).toEqual({ village: "13.02.10.2001", street: "Jorong Simpang" });
  expect(form).not.toHaveProperty("village");
  expect(form).toMatchObject({ name: "Siti", password: "kata sandi", declared_true: true });
});
