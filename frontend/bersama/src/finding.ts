// Finding in a list that is on the page already, as people speak: whole words before beginnings before
// parts of words, what stands first before what stands later, and one letter may be wrong where
// nothing is found as it is typed: who asks for "bidan" is not shown every "badan".

/** What is searched: the most telling text first, for a place its name before its district. */
export type Searched = readonly (string | null | undefined)[];

/** Of a match, from the best; what stands in a later text counts less. */
const WHOLE = 12;
const BEGINNING = 9;
const MISSPELT = 6;
const PART = 3;
/** Shorter ones are found by their beginning alone: any two letters are part of something. */
const SHORTEST_PART = 3;
const SHORTEST_MISSPELT = 4;

/** What stands in a search and says nothing. */
const FILLERS = new Set(
  "izin surat cara mau buat membuat mengurus untuk dan di ke permit for the a an to how of".split(
    " ",
  ),
);

/** Those of `items` that have every word of `search`, the best first; all when nothing is asked for. */
export function findIn<T>(
  items: readonly T[],
  search: string,
  searched: (item: T) => Searched,
): readonly T[] {
  const asked = wordsOf(search);
  const telling = asked.filter((word) => !FILLERS.has(word));
  const words = telling.length > 0 ? telling : asked;
  if (words.length === 0) return items;
  const texts = items.map((item) => searched(item).map((text) => wordsOf(text ?? "")));
  const found = (score: Score) =>
    items
      .map((item, place) => {
        const scores = words.map((word) => scoreIn(texts[place] ?? [], word, score));
        return { item, place, score: scores.includes(0) ? 0 : sum(scores) };
      })
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || one.place - other.place)
      .map(({ item }) => item);
  const asTyped = found(scoreAsTyped);
  return asTyped.length > 0 ? asTyped : found(scoreMisspelt);
}

type Score = (found: string, word: string) => number;

/** 0: not in any of the texts. */
function scoreIn(texts: readonly (readonly string[])[], word: string, score: Score): number {
  const scores = texts.map((words, place) => {
    const best = Math.max(0, ...words.map((found) => score(found, word)));
    return best && best - Math.min(place, PART - 1);
  });
  return Math.max(0, ...scores);
}

function scoreAsTyped(found: string, word: string): number {
  if (found === word) return WHOLE;
  if (found.startsWith(word)) return BEGINNING;
  return word.length >= SHORTEST_PART && found.includes(word) ? PART : 0;
}

function scoreMisspelt(found: string, word: string): number {
  const near = word.length >= SHORTEST_MISSPELT && isNear(found, word) ? MISSPELT : 0;
  return Math.max(near, scoreAsTyped(found, word));
}

/** One letter more, less, other, or two of them exchanged; of a longer word, its beginning. */
function isNear(found: string, word: string): boolean {
  if (found[0] !== word[0]) return false; // hardly anybody misses the first
  return [found, found.slice(0, word.length), found.slice(0, word.length + 1)].some((whole) =>
    differsByOne(whole, word),
  );
}

function differsByOne(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = (text: string, from: number) => text.slice(same + from);
  if (long.length > short.length) return rest(long, 1) === rest(short, 0);
  const exchanged = short[same] === long[same + 1] && short[same + 1] === long[same];
  return rest(short, 1) === rest(long, 1) || (exchanged && rest(short, 2) === rest(long, 2));
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’`]/g, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
