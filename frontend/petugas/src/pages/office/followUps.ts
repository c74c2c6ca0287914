// What follows for each element of a quarter's satisfaction survey.

import { answer, api } from "bersama/api/client.ts";
import type { Text } from "bersama/language.ts";

import { contentOf, path, type Section } from "./section.ts";

/** Named as on the questionnaire: the report gives their names. */
const ELEMENTS: Readonly<Record<string, Text>> = Object.fromEntries(
  Array.from({ length: 9 }, (_, place) => `U${place + 1}`).map((id) => [id, { id, en: id }]),
);
export const FOLLOW_UPS: Section = {
  key: "tindak-lanjut",
  title: { id: "Tindak lanjut survei", en: "Survey follow-up" },
  about: {
    id: "Rencana per unsur, dicetak pada laporan survei kepuasan triwulan itu.",
    en: "The plan by element, printed on that quarter's report of the satisfaction survey.",
  },
  newId: "made",
  hides: true,
  hiding: {
    id: "Tidak lagi dicetak pada laporan; dapat ditampilkan lagi.",
    en: "It is printed on the report no more; it can be shown again.",
  },
  fields: [
    {
      name: "activity",
      label: { id: "Program atau kegiatan", en: "Programme or activity" },
      kind: "printed",
    },
    {
      name: "period",
      label: { id: "Triwulan yang dinilai", en: "Quarter of the figures" },
      hint: { id: "Tahun dan triwulan, seperti 2026-3.", en: "Year and quarter, such as 2026-3." },
      kind: "line",
    },
    { name: "element", label: { id: "Unsur", en: "Element" }, kind: "choice", choices: ELEMENTS },
    {
      name: "due",
      label: { id: "Waktu", en: "Until when" },
      hint: { id: "Misalnya Triwulan IV 2026", en: "Such as Triwulan IV 2026" },
      kind: "printed",
    },
    {
      name: "responsible",
      label: { id: "Penanggung jawab", en: "Who sees to it" },
      kind: "printed",
    },
  ],
  row: ({ content }) => `${content.period} ${content.element}: ${content.activity}`,
  list: () => answer(api.GET("/api/admin/follow-ups")),
  put: (entry_id, body) =>
    answer(
      api.PUT("/api/admin/follow-ups/{entry_id}", {
        ...path(entry_id),
        body: { ...body, content: contentOf(body.content) },
      }),
    ),
};
