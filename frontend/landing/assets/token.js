// The secret of a mailed link. It stands in the fragment, which browsers send to nobody, and is
// taken out of the address bar at once, so that history, screenshots and bookmarks do not keep it.

/** Calls `show(token)` now and whenever another link is opened in this tab; "" without a token. */
export function onToken(show) {
  const read = () => {
    const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
    if (token) history.replaceState(null, "", location.pathname);
    return token;
  };
  addEventListener("hashchange", () => {
    const token = read();
    if (token) show(token);
  });
  show(read());
}
