import { language } from "bersama/language.ts";
import { useEffect, useMemo, useRef } from "preact/hooks";

import { Desk } from "./desk.ts";
import { browserPress } from "./press.ts";
import { serviceOf } from "./service.ts";

let onDesk: { readonly id: string; readonly desk: Desk; users: number } | null = null;

/** The desk of this application, kept while its pages follow each other and cleared afterwards. */
export function useDesk(id: string, how: { claim: boolean }): Desk {
  const held = useMemo(() => {
    if (onDesk?.id !== id) {
      onDesk?.desk.close();
      onDesk = { id, desk: new Desk(serviceOf(id), browserPress()), users: 0 };
      void onDesk.desk.load(how);
    }
    return onDesk;
  }, [id]);
  useEffect(() => {
    held.users += 1;
    return () => {
      held.users -= 1;
      // the next page of the same application takes it over in this very turn
      setTimeout(() => {
        if (held.users > 0) return;
        held.desk.close();
        if (onDesk === held) onDesk = null;
      });
    };
  }, [held]);
  useEffect(() => {
    const again = () => {
      if (held.desk.marking.offlineSince.peek()) void held.desk.marking.send();
    };
    const timer = setInterval(again, 5_000);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [held]);
  const spoken = useRef(language.value);
  useEffect(() => {
    if (spoken.current === language.value) return;
    spoken.current = language.value;
    void held.desk.refresh(); // labels and reasons come in the language of the screen
  }, [language.value]);
  return held.desk;
}
