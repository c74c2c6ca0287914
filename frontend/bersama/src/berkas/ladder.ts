/** How far a scanned page may be reduced, and the least reduction that is enough. */

export interface Rung {
  readonly dpi: number;
  /** Of JPEG, 0 to 1. */
  readonly quality: number;
}

/** What pages are drawn at. */
export const FINEST_DPI = 200;

/** From the best to what can just be read: ten-point print at 100 dpi. Smaller with every rung. */
export const RUNGS: readonly Rung[] = [
  { dpi: FINEST_DPI, quality: 0.8 },
  { dpi: FINEST_DPI, quality: 0.7 },
  { dpi: 175, quality: 0.7 },
  { dpi: 150, quality: 0.7 },
  { dpi: 150, quality: 0.6 },
  { dpi: 125, quality: 0.6 },
  { dpi: 125, quality: 0.5 },
  { dpi: 110, quality: 0.5 },
  { dpi: 110, quality: 0.42 },
  { dpi: 100, quality: 0.42 },
  { dpi: 100, quality: 0.35 },
];

/** At most so many rungs are tried. */
export const MOST_TRIES = Math.ceil(Math.log2(RUNGS.length + 1));

/** What the highest rung makes that fits, by halving; null when none does. `make` tells by null. */
export async function bestFitting<Made>(
  make: (rung: Rung, tries: number) => Promise<Made | null>,
  rungs: readonly Rung[] = RUNGS,
): Promise<Made | null> {
  let best: Made | null = null;
  let from = 0;
  let to = rungs.length;
  for (let tries = 0; from < to; tries += 1) {
    const middle = Math.floor((from + to) / 2);
    const rung = rungs[middle];
    const made = rung ? await make(rung, tries) : null;
    if (made === null) {
      from = middle + 1;
    } else {
      best = made;
      to = middle;
    }
  }
  return best;
}
