/** The years there may be figures of, the latest first: the service's own year and those before. */
export function yearsUpTo(latest: number): number[] {
  return Array.from({ length: 5 }, (_, index) => latest - index);
}
