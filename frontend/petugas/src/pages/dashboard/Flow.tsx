import type { Schemas } from "bersama/api/client.ts";
import { Line } from "bersama/charts/Line.tsx";
import { Pairs } from "bersama/charts/Pairs.tsx";
import { say, type Text } from "bersama/language.ts";

import { Panel } from "./Panel.tsx";
import {
  DONE,
  ISSUED,
  KEPT,
  KEPT_PERCENT,
  LATE,
  perStretch,
  SENT,
  stretch,
  written,
} from "./words.ts";

const FROM: Text = { id: "Mulai", en: "From" };
const PROMISES: Text = { id: "Janji ditepati", en: "Promises kept" };
const PROMISES_ABOUT: Text = {
  id: "Bagian izin yang terbit pada atau sebelum tanggal janji, {each}",
  en: "Part of the permits issued by the promised day, {each}",
};
const IN_OUT: Text = { id: "Masuk dan selesai", en: "In and out" };
const IN_OUT_ABOUT: Text = {
  id: "Permohonan {each}: masuk (berongga) dan selesai (penuh)",
  en: "Applications {each}: in (hollow) and out (full)",
};
const SUMMARY: Text = {
  id: "Grafik. {title}; angkanya ada dalam tabel di bawahnya.",
  en: "Chart. {title}; its figures are in the table below.",
};

type Stretch = Schemas["StretchView"];

export function Promises({ stretches, byMonth }: { stretches: Stretch[]; byMonth: boolean }) {
  const title = say(PROMISES);
  return (
    <Panel
      title={title}
      about={say(PROMISES_ABOUT, { each: perStretch(byMonth) })}
      table={{
        file: "janji",
        columns: [say(FROM), say(ISSUED), say(KEPT), say(LATE), say(KEPT_PERCENT)],
        rows: stretches.map(({ first, flow }) => [
          first,
          flow.issued,
          flow.kept,
          flow.late,
          flow.kept_percent,
        ]),
        shown: (cell, column) => (column ? written(cell) : stretch(`${cell}`, byMonth)),
      }}
    >
      <Line
        points={stretches.map(({ first, flow }) => ({
          label: stretch(first, byMonth),
          value: flow.kept_percent,
        }))}
        summary={say(SUMMARY, { title })}
      />
    </Panel>
  );
}

export function InAndOut({ stretches, byMonth }: { stretches: Stretch[]; byMonth: boolean }) {
  const title = say(IN_OUT);
  return (
    <Panel
      title={title}
      about={say(IN_OUT_ABOUT, { each: perStretch(byMonth) })}
      table={{
        file: "masuk-selesai",
        columns: [say(FROM), say(SENT), say(DONE)],
        rows: stretches.map(({ first, flow }) => [first, flow.sent, flow.done]),
        shown: (cell, column) => (column ? written(cell) : stretch(`${cell}`, byMonth)),
      }}
    >
      <Pairs
        pairs={stretches.map(({ first, flow }) => ({
          label: stretch(first, byMonth),
          first: flow.sent,
          second: flow.done,
        }))}
        summary={say(SUMMARY, { title })}
      />
    </Panel>
  );
}
