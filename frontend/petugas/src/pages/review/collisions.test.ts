import { Problem } from "bersama/api/problem.ts";
import { openBrowser } from "bersama/testing/browser.ts";
import { beforeEach, expect, test } from "vitest";

import { happened, isPassing, lostRight, type Situation } from "./collisions.ts";
import { sentence } from "./sentences.ts";

const OPENED: Situation = {
  phase: "review",
  step: "back_office",
  claimedBy: "Rina Marlina",
  claimedUntil: "2026-12-01T09:00:00Z",
  mine: true,
  closedAt: null,
  decisions: [],
};
const refusal = (code: string) => new Problem(403, code, "", "");

beforeEach(() => {
  openBrowser();
});

test("a file that changed but is still here is no collision", () => {
  expect(happened(OPENED, OPENED)).toBeNull();
  expect(happened(OPENED, { ...OPENED, claimedBy: null, mine: false })).toBeNull();
});

test("a colleague's claim names the colleague, and until when", () => {
  const now = { ...OPENED, claimedBy: "Dedi Kurniawan", mine: false };
  const collision = happened(OPENED, now);
  expect(collision && sentence(collision)).toBe(
    "Dedi Kurniawan memegang permohonan ini sampai 1 Desember 2026 pukul 16.00 WIB.",
  );
});

test("a decision made meanwhile says who decided what", () => {
  const decision = {
    officer_name: "Yulia Fitri",
    outcome: "approved" as const,
    at: "2026-11-30T03:43:00Z",
  };
  const now = { ...OPENED, step: "verification", decisions: [decision] };
  const collision = happened(OPENED, now);
  expect(collision && sentence(collision)).toBe(
    "Yulia Fitri menyetujui permohonan ini pada 30 November 2026 pukul 10.43 WIB.",
  );
});

test("a withdrawal is the applicant's, even while somebody else holds the file", () => {
  const now = { ...OPENED, phase: "withdrawn", step: null, claimedBy: "Dedi", mine: false };
  expect(happened(OPENED, now)?.kind).toBe("withdrawn");
});

test("a right that is gone was one's own, or lent", () => {
  expect(lostRight(refusal("not-in-this-chain"), true)?.kind).toBe("role-removed");
  expect(lostRight(refusal("not-your-step"), false)?.kind).toBe("delegation-ended");
  expect(lostRight(refusal("documents-not-marked"), true)).toBeNull();
});

test("a broken line and a replaced document leave the file open for work", () => {
  const since = new Date("2026-11-30T03:45:00Z");
  const offline = { kind: "offline", since, waiting: 2 } as const;
  expect(sentence(offline)).toContain("sejak 10.45. 2 tanda menunggu");
  const replaced = { kind: "replaced", labels: ["KTP"] } as const;
  expect(sentence(replaced)).toContain("KTP diganti");
  expect([isPassing(offline), isPassing(replaced), isPassing({ kind: "role-removed" })]).toEqual([
    true,
    true,
    false,
  ]);
});
