import "bersama/styles/main.scss";

import { restoreSession } from "bersama/api/session.ts";
import { built } from "bersama/components/Page.tsx";
import { restoreLanguage } from "bersama/language.ts";
import { hydrate, prerender as render } from "preact-iso";

import { App } from "./App.tsx";

const place = typeof document === "undefined" ? null : document.getElementById("app");
if (place) {
  hydrate(<App />, place);
  document.getElementById("not-started")?.remove(); // ../public/mulai.js
  restoreLanguage();
  void restoreSession();
  addEventListener("load", () => void navigator.serviceWorker?.register("/sw.js").catch(() => {}));
}

/** Called for each page while the site is built; no links are followed, `built.ts` lists all. */
export async function prerender({ url }: { url: string }) {
  const { headOf } = await import("./findable.ts"); // no page needs it
  const { html } = await render(<App />);
  const head = { lang: "id", title: built.title, elements: headOf(url) };
  return { html, links: new Set(), head };
}
