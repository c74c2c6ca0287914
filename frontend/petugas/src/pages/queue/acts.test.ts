import { expect, test } from "vitest";

import type { Row } from "../../api/queue.ts";
import { outcome } from "./acts.ts";

const rows = [
  { application_id: "a", applicant: "Siti", version: 1 },
  { application_id: "b", applicant: "Budi", version: 4 },
] as Row[];

test("what went well is counted, and who was left out is named with the reason", () => {
  const refused = {
    code: "claimed",
    title: "Sudah diambil",
    detail: "Dedi mengambilnya pukul 10.41.",
  };
  const done = [
    { application_id: "a", done: true, version: 2, refused: null },
    { application_id: "b", done: false, version: null, refused },
  ];
  expect(outcome("claim", done, rows)).toEqual({
    tone: "warn",
    what: "1 berkas Anda ambil.",
    rest: "1 tidak berubah: Budi, Dedi mengambilnya pukul 10.41.",
  });
  expect(outcome("release", done.slice(0, 1), rows)).toMatchObject({ tone: "good", rest: "" });
});
