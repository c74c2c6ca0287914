import { expect, test } from "vitest";

import { findIn } from "./finding.ts";

const TYPES = [
  ["Surat Izin Praktik Bidan", "kebidanan persalinan SIPB", "Praktik Kesehatan"],
  ["Surat Izin Praktik Perawat", "ners keperawatan suster", "Praktik Kesehatan"],
  ["Rekomendasi Izin Keramaian", "konser orgen tunggal pesta hajatan", "Keramaian"],
  ["Izin Penelitian", "skripsi KKN tesis", "Penelitian"],
  ["Izin Operasional Taman Kanak-Kanak", "TK", "Operasional Sekolah"],
];
const found = (search: string) => findIn(TYPES, search, (texts) => texts).map(([name]) => name);

test.each([
  ["bidan", "Surat Izin Praktik Bidan"],
  ["BIDAN", "Surat Izin Praktik Bidan"],
  ["izin bidan", "Surat Izin Praktik Bidan"],
  ["izin praktek bidan", "Surat Izin Praktik Bidan"],
  ["bidn", "Surat Izin Praktik Bidan"],
  ["biadn", "Surat Izin Praktik Bidan"],
  ["skripsi", "Izin Penelitian"],
  ["sekripsi", "Izin Penelitian"],
  ["peneltian", "Izin Penelitian"],
  ["penel", "Izin Penelitian"],
  ["orgen tunggal", "Rekomendasi Izin Keramaian"],
  ["cara mengurus izin keramain", "Rekomendasi Izin Keramaian"],
  ["tk", "Izin Operasional Taman Kanak-Kanak"],
  ["ners", "Surat Izin Praktik Perawat"],
])("%j finds %s first", (search, name) => {
  expect(found(search)[0]).toBe(name);
});

test("a name comes before what is only said of others", () => {
  const places = [
    ["Puskesmas Kubung", "Singkarak"],
    ["SMA Negeri", "Kubung"],
    ["Puskesmas Singkarak", "X Koto"],
  ];
  expect(findIn(places, "singkarak", (texts) => texts).map(([name]) => name)).toEqual([
    "Puskesmas Singkarak",
    "Puskesmas Kubung",
  ]);
});

test("one letter may be wrong only where nothing is found as it is typed", () => {
  const types = [
    ...TYPES.map(([name]) => [name]),
    ["Izin Operasional Sekolah", "yayasan atau badan"],
  ];
  const names = (search: string) => findIn(types, search, (texts) => texts).map(([name]) => name);
  expect(names("bidan")).toEqual(["Surat Izin Praktik Bidan"]);
  expect(names("badn")).toEqual(["Izin Operasional Sekolah"]);
});

test("short words are no part of longer ones, and nonsense finds nothing", () => {
  expect(found("ak")).toEqual([]);
  expect(found("xyzzy")).toEqual([]);
  expect(found("bidan konser")).toEqual([]);
});

test("nothing asked for leaves the list as it is; fillers alone are searched", () => {
  expect(found("  ")).toHaveLength(TYPES.length);
  expect(found("izin")).toHaveLength(TYPES.length);
});
