import type { ComponentChildren } from "preact";

/** For tables that may be wider than a phone: what scrolls can be reached by keyboard. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
    <section class="app-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
