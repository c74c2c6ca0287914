// What is about to be signed, in figures that can be said aloud: 38 SIP, 2 penelitian.

import type { Letter } from "./letters.ts";

/** Of one act, as the service takes it. */
export const MOST = 50;

/** The kind of letter: the first word of what the type is called for short. */
const family = (short: string) => short.split(" ")[0] ?? short;

export interface Sum {
  readonly name: string;
  readonly count: number;
}

/** The most frequent first; equal ones by name, so that the order never flickers. */
export function sums(rows: readonly Letter[]): Sum[] {
  const counted = new Map<string, number>();
  for (const { short } of rows) {
    const name = family(short);
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return [...counted]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

/** By what was promised to the applicant, which is what the list shows. */
export const soonestFirst = (rows: readonly Letter[]): Letter[] =>
  [...rows].sort((one, other) => (one.promised_on ?? "9").localeCompare(other.promised_on ?? "9"));

/** Who is ticked at first: whatever has no finding and takes no permit back, and no more than one act takes. */
export const preselected = (rows: readonly Letter[]): Set<string> =>
  new Set(
    rows
      .filter(({ findings, decree }) => findings === 0 && !decree)
      .slice(0, MOST)
      .map(({ id }) => id),
  );

/** Beside what is ticked: all permits, as far as one act goes. A letter that takes a permit back is ticked by itself. */
export const allTicked = (rows: readonly Letter[], ticks: ReadonlySet<string>): Set<string> => {
  const permits = rows.filter(({ decree }) => !decree).map(({ id }) => id);
  return new Set([...new Set([...ticks, ...permits])].slice(0, MOST));
};
