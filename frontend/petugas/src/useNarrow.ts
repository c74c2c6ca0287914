import { useEffect, useState } from "preact/hooks";

/** As `$narrow` in styles/_tokens.scss. */
const NARROW = "(max-width: 1100px)";

/** Whether there is room for one column only. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const list = matchMedia(NARROW);
    const turn = () => setNarrow(list.matches);
    list.addEventListener("change", turn);
    return () => list.removeEventListener("change", turn);
  }, []);
  return narrow;
}
