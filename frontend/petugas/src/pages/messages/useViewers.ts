import { useEffect, useState } from "preact/hooks";

import { reportViewing } from "../../api/messages.ts";
import { watchPresence } from "../review/presence.ts";

/** Names of the colleagues who have this thread open; they see that one has it open oneself. */
export function useViewers(account: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const end = watchPresence(
      () => reportViewing(account, true),
      ({ viewers }) => setNames(viewers.map(({ name }) => name)),
    );
    return () => {
      end();
      void reportViewing(account, false).catch(() => undefined); // it ends by itself
    };
  }, [account]);
  return names;
}
