import type { ComponentChildren } from "preact";

import { TopBar } from "./TopBar.tsx";

/** One thing to do: no navigation, the page in the middle. */
export function Alone({ children }: { children: ComponentChildren }) {
  return (
    <div class="app-shell app-shell--alone">
      <TopBar />
      <main class="app-main" id="isi" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
