// The source's matrix: a row for each application, a column for each desk (docs/domain.md §1.19).

import type { Schemas } from "bersama/api/client.ts";
import { Scroll } from "bersama/components/Scroll.tsx";
import { day, dayOf } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { StatusTag } from "./phases.tsx";
import { pieceOf } from "./Track.tsx";
import { type Types, typeName } from "./types.ts";

const LABEL: Text = { id: "Permohonan per tahap", en: "Applications by step" };
const TYPE: Text = { id: "Permohonan", en: "Application" };
const SENT: Text = { id: "Tgl. masuk", en: "Received" };
const REGISTERED: Text = { id: "Tgl. registrasi", en: "Registered" };
const NUMBER: Text = { id: "No. registrasi", en: "Registration no." };
const STATUS: Text = { id: "Status", en: "Status" };
const PIECES: Record<string, Text & { sign: string }> = {
  done: { sign: "✓", id: "selesai", en: "done" },
  here: { sign: "●", id: "di sini", en: "here" },
  back: { sign: "↩", id: "dikembalikan", en: "returned" },
  ahead: { sign: "·", id: "belum", en: "to come" },
};

type Item = Schemas["ApplicationItem"];

export function Matrix({ items, types }: { items: readonly Item[]; types: Types }) {
  const sent = items.filter((item) => item.submitted_at && item.steps.length > 0);
  const desks = [...new Set(sent.flatMap(({ steps }) => steps.map(({ short }) => short)))];
  return (
    <Scroll label={say(LABEL)}>
      <table class="govuk-table app-matrix">
        <thead>
          <tr>
            {[TYPE, SENT, REGISTERED, NUMBER].map((head) => (
              <th scope="col" key={head.id}>
                {say(head)}
              </th>
            ))}
            {desks.map((desk) => (
              <th scope="col" key={desk}>
                {desk}
              </th>
            ))}
            <th scope="col">{say(STATUS)}</th>
          </tr>
        </thead>
        <tbody>
          {sent.map((item) => (
            <tr key={item.application_id}>
              <th scope="row">
                <a class="govuk-link" href={`/permohonan/${item.application_id}`}>
                  {say(typeName(types, item.type_id))}
                </a>
                {item.subject && <span class="app-line app-quiet">{item.subject}</span>}
              </th>
              <td>{item.submitted_at && dayOf(item.submitted_at)}</td>
              <td>{item.accepted_on ? day(item.accepted_on) : "–"}</td>
              <td>{item.registration_number ?? "–"}</td>
              {desks.map((desk) => (
                <Cell key={desk} item={item} desk={desk} />
              ))}
              <td>
                <StatusTag phase={item.phase} accepted={item.registration_number !== null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Empty where this chain does not pass that desk. */
function Cell({ item, desk }: { item: Item; desk: string }) {
  const index = item.steps.findIndex(({ short }) => short === desk);
  const piece = index < 0 ? undefined : PIECES[pieceOf(item, index)];
  return (
    <td class="app-matrix__cell">
      {piece && (
        <>
          <span aria-hidden="true">{piece.sign}</span>
          <span class="govuk-visually-hidden">{say(piece)}</span>
        </>
      )}
    </td>
  );
}
