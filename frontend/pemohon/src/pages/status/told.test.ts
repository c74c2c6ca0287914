import { describe, expect, it } from "vitest";

import { ahead, type Now, whole } from "./told.ts";

const AT = new Date("2026-12-01T03:00:00Z");
const now = (parts: Now["parts"], at = "2026-12-01T02:56:00+00:00"): Now => ({
  at,
  parts,
  planned: [],
});
const work = (from: string, to: string) => ({ from, to, text: { id: "x", en: "x" } });

describe("the service as a whole", () => {
  it("is as its worst part", () => {
    expect(whole(now({ site: "up", uploads: "up" }), AT)).toBe("up");
    expect(whole(now({ site: "up", uploads: "slow" }), AT)).toBe("slow");
    expect(whole(now({ site: "down", uploads: "slow" }), AT)).toBe("down");
  });

  it("is not known when nobody has written for a quarter of an hour, or at all", () => {
    expect(whole(now({ site: "up" }, "2026-12-01T02:44:59+00:00"), AT)).toBeNull();
    expect(whole(now({ site: "up" }, "2026-12-01T02:45:00+00:00"), AT)).toBe("up");
    expect(whole(null, AT)).toBeNull();
  });
});

describe("planned work", () => {
  it("is shown until it is over, the next first", () => {
    const over = work("2026-11-30T20:00:00+07:00", "2026-12-01T10:00:00+07:00");
    const goesOn = work("2026-12-01T09:00:00+07:00", "2026-12-01T11:00:00+07:00");
    const later = work("2026-12-05T20:00:00+07:00", "2026-12-05T22:00:00+07:00");
    expect(ahead([later, over, goesOn], AT)).toEqual([
      { ...goesOn, underWay: true },
      { ...later, underWay: false },
    ]);
  });
});
