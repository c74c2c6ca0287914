// How much of the review's width the entries take, in percent, remembered in this browser.

const KEY = "sisfo.review-side";
export const LEAST = 18;
export const MOST = 45;

export const clamped = (share: number) => Math.min(MOST, Math.max(LEAST, share));

export function rememberedShare(): number | null {
  try {
    const kept = Number.parseFloat(localStorage.getItem(KEY) ?? "");
    return Number.isFinite(kept) ? clamped(kept) : null;
  } catch {
    return null;
  }
}

export function rememberShare(share: number): void {
  try {
    localStorage.setItem(KEY, String(share));
  } catch {
    // Where nothing can be kept, it holds until the page is left.
  }
}
