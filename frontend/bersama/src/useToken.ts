// The secret of a mailed link. It stands in the fragment, which browsers send to nobody, and is
// taken out of the address bar at once, so that history, screenshots and bookmarks do not keep it.

import { useEffect, useState } from "preact/hooks";

/** `undefined` until it is known, "" without one; follows another link opened in the same tab. */
export function useToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const read = () => {
      const found = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
      if (found) history.replaceState(null, "", location.pathname);
      return found;
    };
    const follow = () => {
      const found = read();
      if (found) setToken(found);
    };
    setToken(read());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return token;
}
