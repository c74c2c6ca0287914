// What comes every thirty seconds is laid over what is shown, row by row: nothing jumps under the
// hand, and the row of the keys and the ticks stay where they are.

export interface Shown<T> {
  readonly row: T;
  /** It is not in the list any more: decided, or out of the filters. */
  readonly gone: boolean;
}

export interface List<T> {
  readonly rows: readonly Shown<T>[];
  /** How many came that are not shown yet. */
  readonly fresh: number;
}

interface HasId {
  readonly application_id: string;
}

export const listOf = <T extends HasId>(items: readonly T[]): List<T> => ({
  rows: items.map((row) => ({ row, gone: false })),
  fresh: 0,
});

/** A row that says the same stays the same object, so that nothing of it is drawn anew. */
export function patched<T extends HasId>(list: List<T>, items: readonly T[]): List<T> {
  const found = new Map(items.map((item) => [item.application_id, item]));
  const rows = list.rows.map((shown) => {
    const now = found.get(shown.row.application_id);
    found.delete(shown.row.application_id);
    if (!now) return shown.gone ? shown : { ...shown, gone: true };
    return !shown.gone && same(shown.row, now) ? shown : { row: now, gone: false };
  });
  return { rows, fresh: found.size };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Where the keys go from a row: down or up, and to the first or last one from nowhere. */
export function neighbour(
  ids: readonly string[],
  here: string | null,
  step: 1 | -1,
): string | null {
  const at = here === null ? -1 : ids.indexOf(here);
  if (at < 0) return (step > 0 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null;
}

/** With the tick of one row turned; `upTo`: all between the two as well. */
export function ticked(
  ids: readonly string[],
  ticks: ReadonlySet<string>,
  id: string,
  from: string | null,
): ReadonlySet<string> {
  const turned = new Set(ticks);
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(id);
  if (start >= 0 && end >= 0) {
    const [first, last] = start < end ? [start, end] : [end, start];
    for (const between of ids.slice(first, last + 1)) turned.add(between);
  } else if (!turned.delete(id)) turned.add(id);
  return turned;
}
