// The queue as it is shown: loaded for its address, patched every thirty seconds, with the row of the
// keys and the ticks.

import { asProblem, type Problem } from "bersama/api/problem.ts";
import { language } from "bersama/language.ts";
import { poll } from "bersama/polling.ts";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { listQueue, type Row } from "../../api/queue.ts";
import { type Filters, write } from "./address.ts";
import { type List, listOf, neighbour, patched, ticked } from "./rows.ts";

export interface Queue {
  readonly list: List<Row> | null;
  readonly cursor: string | null;
  readonly more: boolean;
  readonly problem: Problem | null;
  /** When the list was last known to be so. */
  readonly at: Date | null;
  readonly here: Row | null;
  readonly ticks: ReadonlySet<string>;
  readonly reload: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly move: (step: 1 | -1) => void;
  readonly stand: (id: string) => void;
  readonly tick: (id: string, upTo?: boolean) => void;
  readonly tickAll: (on: boolean) => void;
}

/** Where the keys stood in a list, for the way back to it. */
const stood = new Map<string, string>();

export function useQueue(filters: Filters, words: string): Queue {
  const key = `${write(filters, "")}\n${words}\n${language.value}`;
  const [page, setPage] = useState<{
    key: string;
    list: List<Row> | null;
    cursor: string | null;
    more: boolean;
    at: Date | null;
  }>({ key, list: null, cursor: null, more: false, at: null });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const [hereId, setHere] = useState<string | null>(stood.get(key) ?? null);
  const latest = useRef(key);
  const lastTick = useRef<string | null>(null);
  latest.current = key;

  const load = useCallback(
    async (patch: boolean) => {
      try {
        const found = await listQueue(filters, words);
        if (latest.current !== key) return;
        setProblem(null);
        setPage((before) => ({
          key,
          list:
            patch && before.key === key && before.list
              ? patched(before.list, found.items)
              : listOf(found.items),
          cursor: found.cursor,
          more: found.more,
          at: new Date(),
        }));
      } catch (thrown) {
        if (latest.current === key && !patch) setProblem(asProblem(thrown));
      }
    },
    [key],
  );

  useEffect(() => {
    setTicks(new Set());
    setHere(stood.get(key) ?? null);
    void load(false);
    return poll(() => load(true));
  }, [load]);

  const list = page.key === key ? page.list : null;
  const ids = list?.rows.filter(({ gone }) => !gone).map(({ row }) => row.application_id) ?? [];
  const stand = (id: string) => {
    stood.set(key, id);
    setHere(id);
  };
  return {
    list,
    cursor: page.cursor,
    more: page.more,
    problem,
    at: page.at,
    here: list?.rows.find(({ row }) => row.application_id === hereId)?.row ?? null,
    ticks: new Set([...ticks].filter((id) => ids.includes(id))),
    reload: () => load(false),
    refresh: () => load(true),
    move: (step) => {
      const next = neighbour(ids, hereId, step);
      if (next) stand(next);
    },
    stand,
    tick: (id, upTo = false) => {
      setTicks(ticked(ids, ticks, id, upTo ? lastTick.current : null));
      lastTick.current = id;
    },
    tickAll: (on) => setTicks(new Set(on ? ids : [])),
  };
}
