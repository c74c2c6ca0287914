import { afterEach, expect, test } from "vitest";

import { language } from "../language.ts";

import { csv } from "./csv.ts";

afterEach(() => {
  language.value = "id";
});

test("rows are lines, and what is not known is empty", () => {
  expect(
    csv([
      ["Bulan", "Terbit"],
      ["Januari", 3],
      ["Februari", null],
    ]),
  ).toBe("Bulan;Terbit\r\nJanuari;3\r\nFebruari;\r\n");
  expect(csv([])).toBe("");
});

test("a spreadsheet of the screen's language finds columns and numbers", () => {
  expect(csv([[1234.5, 0, -2]])).toBe("1234,5;0;-2\r\n");
  language.value = "en";
  expect(csv([[1234.5, 0, -2]])).toBe("1234.5,0,-2\r\n");
});

test("commas, quotes and line ends stay within their cell", () => {
  expect(csv([['Izin "A", B', "dua\nbaris"]])).toBe('"Izin ""A"", B";"dua\nbaris"\r\n');
});

test("a text that a spreadsheet would run is disarmed", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
    expect(csv([[text]])).toBe(`'${text}\r\n`);
  expect(csv([["\r=1"]])).toBe('"\'\r=1"\r\n');
  expect(csv([['=HYPERLINK("http://x","y")']])).toBe('"\'=HYPERLINK(""http://x"",""y"")"\r\n');
});
