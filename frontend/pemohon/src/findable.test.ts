import { expect, test } from "vitest";

import { BUILT } from "./built.ts";
import { FINDABLE, headOf, robotsOf, sitemapOf } from "./findable.ts";

test("every page that is to be found is built, and says of itself what no other says", () => {
  expect(Object.keys(FINDABLE).filter((path) => !BUILT.some((built) => built === path))).toEqual(
    [],
  );
  const words = Object.values(FINDABLE);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((text) => text.length > 160)).toEqual([]);
});

test("a person's own pages are kept from search engines", () => {
  for (const path of ["/beranda", "/verifikasi", "/404"])
    expect([...headOf(path)].map(({ props }) => props)).toEqual([
      { name: "robots", content: "noindex" },
    ]);
  expect(robotsOf("https://izin.example")).toContain("Disallow: /permohonan\n");
  expect(sitemapOf("https://izin.example")).not.toContain("/permohonan");
});

test("a rehearsal, which has no address of its own, is found by nobody", () => {
  expect(robotsOf(undefined)).toBe("User-agent: *\nDisallow: /\n");
});
