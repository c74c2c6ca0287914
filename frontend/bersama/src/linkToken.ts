// The secret of a link in a message. It stands in the fragment, which browsers send to nobody, and
// is taken out of the address bar at once: history, screenshots and bookmarks do not keep it.

import { useEffect, useState } from "preact/hooks";

/**
 * `undefined` until the address was read, `""` without a token. Another link opened in the same
 * tab changes the fragment alone, and is read as well.
 */
export function useLinkToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const read = () => {
      const found = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
      if (found) history.replaceState(null, "", location.pathname);
      setToken((before) => found || (before ?? ""));
    };
    read();
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return token;
}
