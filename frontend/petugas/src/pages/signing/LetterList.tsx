import { Scroll } from "bersama/components/Scroll.tsx";
import { turning } from "bersama/components/turning.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";

import { StateTag } from "../../components/StateTag.tsx";
import { PromiseCell } from "../queue/Cells.tsx";
import { Tick } from "../queue/Table.tsx";
import type { Letter } from "./letters.ts";

const CAPTION: Text = {
  id: "Surat siap ditandatangani, urut menurut janji",
  en: "Letters ready to be signed, in the order of the promise",
};
const ALL: Text = { id: "Pilih semua izin", en: "Tick all permits" };
const ONE: Text = { id: "Pilih {name}", en: "Tick {name}" };
const HOLDER: Text = { id: "Pemegang izin", en: "Holder" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const FINDINGS: Text = { id: "Temuan", en: "Findings" };
const DUE: Text = { id: "Janji", en: "Promise" };
const COUNT: Text = { id: "{count} temuan", en: "{count} {count:finding|findings}" };

export function LetterList({
  rows,
  here,
  ticks,
  stand,
  tick,
  tickAll,
}: {
  rows: readonly Letter[];
  here: string | null;
  ticks: ReadonlySet<string>;
  stand: (id: string) => void;
  tick: (id: string, upTo: boolean) => void;
  tickAll: (on: boolean) => void;
}) {
  const permits = rows.filter(({ decree }) => !decree);
  const all = permits.every(({ id }) => ticks.has(id));
  return (
    <Scroll label={say(CAPTION)}>
      <table class="app-table">
        <caption class="app-hidden">{say(CAPTION)}</caption>
        <thead>
          <tr>
            <td class="app-table__tick">
              {permits.length > 0 && (
                <Tick
                  label={say(ALL)}
                  on={all}
                  some={ticks.size > 0}
                  onTick={() => tickAll(!all)}
                />
              )}
            </td>
            <th scope="col">{say(HOLDER)}</th>
            <th scope="col">{say(TYPE)}</th>
            <th scope="col">{say(FINDINGS)}</th>
            <th scope="col" class="app-num">
              {say(DUE)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              here={row.id === here}
              on={ticks.has(row.id)}
              stand={stand}
              tick={tick}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Line({
  row,
  here,
  on,
  stand,
  tick,
}: {
  row: Letter;
  here: boolean;
  on: boolean;
  stand: (id: string) => void;
  tick: (id: string, upTo: boolean) => void;
}) {
  const id = row.id;
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <tr
      ref={line}
      class={here ? "is-here" : undefined}
      aria-current={here ? "true" : undefined}
      onClick={() => stand(id)}
      onFocusIn={() => stand(id)}
    >
      <td class="app-table__tick">
        <Tick label={say(ONE, { name: row.applicant })} on={on} onTick={(upTo) => tick(id, upTo)} />
      </td>
      <th scope="row">
        {row.applicant}
        <small>
          <a href={row.href}>{turning(row.number)}</a>
        </small>
      </th>
      <td>
        {row.decree ? <StateTag state="refused">{row.short}</StateTag> : row.short}
        {row.decree && <small>{row.decree.type_name}</small>}
        {row.decree?.refused && <small class="app-bad">{row.decree.refused}</small>}
      </td>
      <td>
        {row.findings > 0 ? (
          <StateTag state="check">{say(COUNT, { count: row.findings })}</StateTag>
        ) : (
          <span class="app-nil">–</span>
        )}
      </td>
      <td class="app-num">
        <PromiseCell row={row} />
      </td>
    </tr>
  );
}
