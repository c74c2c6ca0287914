// Taking, releasing and handing over, one file or all that are ticked; afterwards the list is asked
// anew, and says in one sentence how it went.

import { asProblem } from "bersama/api/problem.ts";
import { useState } from "preact/hooks";

import { claim, type Done, type Item, type Row, release } from "../../api/queue.ts";
import { count } from "../../counters.ts";
import { type Act, itemsOf, type Outcome, outcome } from "./acts.ts";
import type { Queue } from "./useQueue.ts";

export function useActs(queue: Queue) {
  const [said, setSaid] = useState<Outcome | null>(null);

  const told = (act: Act, done: readonly Done[], rows: readonly Row[]) => {
    setSaid(outcome(act, done, rows));
    void queue.refresh();
    void count().catch(() => undefined);
  };
  const run = async (
    act: Act,
    rows: readonly Row[],
    call: (items: Item[]) => Promise<{ items: Done[] }>,
  ) => {
    if (rows.length === 0) return;
    try {
      told(act, (await call(itemsOf(rows))).items, rows);
    } catch (thrown) {
      const { title, detail } = asProblem(thrown);
      setSaid({ tone: "warn", what: title, rest: detail });
    }
  };
  return {
    outcome: said,
    told,
    /** The ticked files of the list, or else the one under the keys. */
    chosen(here: Row | null): readonly Row[] {
      const ticked = queue.list?.rows
        .map(({ row }) => row)
        .filter(({ application_id }) => queue.ticks.has(application_id));
      return ticked && ticked.length > 0 ? ticked : here ? [here] : [];
    },
    claim: (rows: readonly Row[]) => run("claim", rows, claim),
    release: (rows: readonly Row[]) => run("release", rows, (items) => release(items, "")),
  };
}
