import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";

import { turning } from "./turning.tsx";

const html = (text: string) => renderToString(<p>{turning(text)}</p>);
const read = (text: string) => html(text).replaceAll(/<[^>]*>/g, "");
const NUMBER = "000.9.2/001/SKP/DPMPTSPNAKER/XII/2026";

test.each([
  NUMBER,
  `Izin Penelitian ${NUMBER}, terbit 1 Desember 2026`,
  "Permohonan Izin Penelitian (P-ZAKN-ZMG9) sudah kami terima.",
  "Jorong Simpang, RT 001/RW 002",
  "",
])("the words stay what they are: %s", (text) => {
  expect(read(text)).toBe(text);
});

test("a permit's number turns at its strokes and nowhere else", () => {
  const parts = html(NUMBER).split("<wbr/>");
  expect(parts).toHaveLength(6);
  expect(parts[3]).toBe('<span class="app-whole">DPMPTSPNAKER/</span>');
});

test("a receipt is one piece", () => {
  expect(html("P-ZAKN-ZMG9, 30 Januari 2027")).toContain(
    '<span class="app-whole">P-ZAKN-ZMG9</span>,',
  );
});
