import { expect, test } from "vitest";

import { cameFrom, editingFrom } from "./from.ts";

const query = (path: string) =>
  Object.fromEntries(new URL(editingFrom(path), "https://izin.example").searchParams);

test.each(["/permohonan/baru/sip_bidan", "/permohonan/a1-b2/periksa"])(
  "whoever comes from %s goes back there",
  (path) => {
    expect(cameFrom(query(path))).toBe(path);
  },
);

test.each([
  "",
  "/",
  "//jahat.example",
  "https://jahat.example",
  "/permohonan/../masuk",
  "javascript:1",
])("an address that says %j leads nowhere", (path) => {
  expect(cameFrom(query(path))).toBeUndefined();
});
