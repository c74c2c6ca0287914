// The list itself: rows, keys, ticks, and what is done with them.

import { later } from "bersama/components/later.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { assign, type Row } from "../../api/queue.ts";
import { useKeys } from "../../keys/useKeys.ts";
import { clock } from "../../moments.ts";
import { isSigner } from "../../shell/nav.ts";
import { isOthers, itemsOf } from "./acts.ts";
import { type Filters, isNarrowed } from "./address.ts";
import { Bulk } from "./Bulk.tsx";
import { Empty } from "./Empty.tsx";
import { WORDS_ID } from "./FilterBar.tsx";
import { Pager } from "./Pager.tsx";
import { Peek } from "./Peek.tsx";
import { Table } from "./Table.tsx";
import { useActs } from "./useActs.ts";
import { useQueue } from "./useQueue.ts";

const HandOver = later(async () => (await import("../../components/HandOver.tsx")).HandOver);
const Release = later(async () => (await import("./Release.tsx")).default);

const UPDATED: Text = { id: "Diperbarui {time}", en: "Updated {time}" };
const FRESH: Text = {
  id: "{count} berkas baru, tampilkan",
  en: "{count} new {count:file|files}, show",
};
const UP_DOWN: Text = { id: "turun, naik", en: "down, up" };
const TICK: Text = { id: "pilih", en: "tick" };
const TICK_TO: Text = { id: "pilih sampai sini", en: "tick up to here" };
const TAKE: Text = { id: "ambil dan tinjau", en: "take and review" };
const LOOK: Text = { id: "baca saja", en: "read only" };
const HAND: Text = { id: "serahkan", en: "hand over" };
const HAND_OVER: Text = {
  id: "Serahkan {count} berkas",
  en: "Hand over {count} {count:file|files}",
};
const FREE: Text = { id: "lepaskan", en: "release" };
const FILTER: Text = { id: "saring", en: "filter" };

export function FileList({
  caption,
  filters,
  words,
  change,
  chips,
}: {
  caption: string;
  filters: Filters;
  words: string;
  change: (part: Partial<Filters>) => void;
  chips: ComponentChildren;
}) {
  const { route } = useLocation();
  const queue = useQueue(filters, words);
  const acts = useActs(queue);
  const [handing, setHanding] = useState<readonly Row[] | null>(null);
  const [freeing, setFreeing] = useState<readonly Row[] | null>(null);
  const { here } = queue;
  // opening is taking: the review says so where somebody else was faster
  const open = (row: Row) => route(`/petugas/berkas/${row.application_id}`);
  const look = (row: Row) => route(`/petugas/berkas/${row.application_id}?baca`);
  const chosen = () => acts.chosen(here);
  const hand = () => chosen().length > 0 && setHanding(chosen());
  const release = () => {
    const held = chosen().filter((row) => row.claimed_by);
    if (isOthers(held.filter((row) => row.may_free))) setFreeing(held);
    else void acts.release(held);
  };
  const enter = () => {
    if (queue.ticks.size > 0) void acts.claim(chosen());
    else if (here) open(here);
  };
  useKeys([
    { keys: "j", does: UP_DOWN, act: () => queue.move(1) },
    { keys: "k", does: UP_DOWN, act: () => queue.move(-1) },
    { keys: "x", does: TICK, act: () => here && queue.tick(here.application_id) },
    {
      keys: "Shift+X",
      does: TICK_TO,
      quiet: true,
      act: () => here && queue.tick(here.application_id, true),
    },
    { keys: "Enter", does: TAKE, act: enter },
    { keys: "o", does: LOOK, act: () => here && look(here) },
    { keys: "e", does: HAND, act: hand },
    { keys: "u", does: FREE, act: release },
    { keys: "f", does: FILTER, act: () => document.getElementById(WORDS_ID)?.focus() },
  ]);
  if (!queue.list && queue.problem)
    return <FailedToLoad problem={queue.problem} again={() => void queue.reload()} />;
  if (!queue.list) return <Loading />;
  const { rows, fresh } = queue.list;
  return (
    <>
      <p class="app-hidden" role="status">
        {here && `${here.applicant}, ${here.number}`}
      </p>
      <div class="app-listline">
        {chips}
        <span class="app-listline__end">{queue.at && say(UPDATED, { time: clock(queue.at) })}</span>
        {fresh > 0 && (
          <button type="button" class="app-link" onClick={() => void queue.reload()}>
            {say(FRESH, { count: fresh })}
          </button>
        )}
      </div>
      <div role="status">
        {acts.outcome && (
          <div class={`app-notice app-notice--${acts.outcome.tone}`}>
            <p>
              <b>{acts.outcome.what}</b> {acts.outcome.rest}
            </p>
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty
          narrowed={isNarrowed(filters) || words !== "" || filters.state !== ""}
          more={queue.more}
        />
      ) : (
        <div class={here ? "app-withpeek" : undefined}>
          <div>
            {queue.ticks.size > 0 && (
              <Bulk
                count={queue.ticks.size}
                claim={() => void acts.claim(chosen())}
                handOver={hand}
                release={release}
                sign={
                  isSigner() && filters.role === "head"
                    ? () => route("/petugas/tanda-tangan")
                    : undefined
                }
              />
            )}
            <Table
              caption={caption}
              queue={queue}
              order={filters.order}
              sort={(order) => change({ order })}
            />
            <Pager queue={queue} filters={filters} change={change} />
          </div>
          {here && <Peek row={here} take={() => open(here)} look={() => look(here)} />}
        </div>
      )}
      {handing && (
        <HandOver
          title={say(HAND_OVER, { count: handing.length })}
          hand={async (officer_id, note) => {
            acts.told("assign", (await assign(itemsOf(handing), officer_id, note)).items, handing);
            setHanding(null);
          }}
          onClose={() => setHanding(null)}
        />
      )}
      {freeing && (
        <Release
          rows={freeing}
          onDone={(done) => {
            acts.told("release", done, freeing);
            setFreeing(null);
          }}
          onClose={() => setFreeing(null)}
        />
      )}
    </>
  );
}
