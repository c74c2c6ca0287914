import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Row } from "../../api/queue.ts";
import { Icon } from "../../components/Icon.tsx";
import type { Filters, Order } from "./address.ts";
import { Count, DueCell, FileCells, WaitingCell } from "./Cells.tsx";
import type { Queue } from "./useQueue.ts";

const REGION: Text = { id: "Tabel antrean", en: "Table of the queue" };
const ALL: Text = { id: "Pilih semua di halaman ini", en: "Tick all on this page" };
const ONE: Text = { id: "Pilih {name}", en: "Tick {name}" };
const NUMBER: Text = { id: "No. registrasi", en: "Registration no." };
const APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const STATE: Text = { id: "Keadaan", en: "State" };
const WAITING: Text = { id: "Menunggu", en: "Waiting" };
const DUE: Text = { id: "Tenggat tahap", en: "Step's deadline" };
const ROUND: Text = { id: "Ronde", en: "Round" };
const FINDINGS: Text = { id: "Temuan", en: "Findings" };
const MESSAGES: Text = { id: "Pesan", en: "Messages" };

/** `sort`: asks for another order, of those that the service can give. */
export function Table({
  caption,
  queue,
  order,
  sort,
}: {
  caption: string;
  queue: Queue;
  order: Filters["order"];
  sort: (order: Order) => void;
}) {
  const rows = queue.list?.rows ?? [];
  const live = rows.filter(({ gone }) => !gone);
  const all = live.length > 0 && queue.ticks.size === live.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys
    <section class="app-scroll" aria-label={say(REGION)} tabIndex={0}>
      <table class="app-table app-queue">
        <caption class="app-hidden">{caption}</caption>
        <thead>
          <tr>
            <td class="app-table__tick">
              <Tick
                label={say(ALL)}
                on={all}
                some={queue.ticks.size > 0}
                onTick={() => queue.tickAll(!all)}
              />
            </td>
            <th scope="col">{say(NUMBER)}</th>
            <th scope="col" class="app-queue__who">
              {say(APPLICANT)}
            </th>
            <th scope="col" class="app-queue__type">
              {say(TYPE)}
            </th>
            <th scope="col" class="app-queue__state">
              {say(STATE)}
            </th>
            <Sorted by="received" order={order} sort={sort}>
              {say(WAITING)}
            </Sorted>
            <Sorted by="deadline" order={order} sort={sort}>
              {say(DUE)}
            </Sorted>
            <th scope="col" class="app-num">
              {say(ROUND)}
            </th>
            <th scope="col" class="app-num">
              {say(FINDINGS)}
            </th>
            <th scope="col" class="app-num">
              {say(MESSAGES)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, gone }) => (
            <Line key={row.application_id} row={row} gone={gone} queue={queue} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Sorted({
  by,
  order,
  sort,
  children,
}: {
  by: Order;
  order: Order;
  sort: (order: Order) => void;
  children: ComponentChildren;
}) {
  const here = by === order;
  return (
    <th scope="col" class="app-num" aria-sort={here ? "ascending" : "none"}>
      <button type="button" class="app-sort" onClick={() => sort(by)}>
        {children}
        {here && <Icon name="up" size={12} />}
      </button>
    </th>
  );
}

function Line({ row, gone, queue }: { row: Row; gone: boolean; queue: Queue }) {
  const id = row.application_id;
  const here = queue.here?.application_id === id;
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const others = row.claimed_by !== null && !row.claimed_by_me;
  const look = [
    here && "is-here",
    queue.ticks.has(id) && "is-ticked",
    (gone || others) && "is-locked",
  ];
  return (
    <tr
      ref={line}
      class={look.filter(Boolean).join(" ") || undefined}
      aria-current={here ? "true" : undefined}
      onFocusIn={() => !here && queue.stand(id)}
      onClick={() => !here && queue.stand(id)}
    >
      <td class="app-table__tick">
        {!gone && (
          <Tick
            label={say(ONE, { name: row.applicant })}
            on={queue.ticks.has(id)}
            onTick={(upTo) => queue.tick(id, upTo)}
          />
        )}
      </td>
      <FileCells row={row} gone={gone} />
      <td class="app-num">
        <WaitingCell row={row} />
      </td>
      <td class="app-num">
        <DueCell row={row} />
      </td>
      <td class="app-num">{row.round}</td>
      <td class="app-num">
        <Count value={row.findings} />
      </td>
      <td class="app-num">
        <Count value={row.unread_messages} />
      </td>
    </tr>
  );
}

/** The label makes the target large. With Shift all from the last tick on are meant. */
export function Tick({
  label,
  on,
  some = false,
  onTick,
}: {
  label: string;
  on: boolean;
  some?: boolean;
  onTick: (upTo: boolean) => void;
}) {
  return (
    <label class="app-ticker">
      <span class="app-hidden">{label}</span>
      <input
        class="app-tick"
        type="checkbox"
        checked={on}
        indeterminate={some && !on}
        onClick={(event) => onTick(event.shiftKey)}
      />
    </label>
  );
}
