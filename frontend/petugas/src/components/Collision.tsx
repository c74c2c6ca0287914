import type { ComponentChildren } from "preact";

export interface WayOut {
  label: string;
  /** Where it leads, or what it does. */
  to: string | (() => void);
}

/**
 * What happened meanwhile, in one sentence: `what` happened, what became of what was typed
 * (`children`), and at most two ways out. Nothing on the page is taken away for it.
 */
export function Collision({
  tone = "warn",
  what,
  children,
  ways = [],
}: {
  tone?: "warn" | "bad" | "info";
  what: string;
  children?: ComponentChildren;
  ways?: readonly WayOut[];
}) {
  return (
    <div class={`app-notice${tone === "info" ? "" : ` app-notice--${tone}`}`} role="alert">
      <p>
        <b>{what}</b> {children}
      </p>
      {ways.map(({ label, to }) =>
        typeof to === "string" ? (
          <a href={to} key={label}>
            {label}
          </a>
        ) : (
          <button type="button" class="app-link" onClick={to} key={label}>
            {label}
          </button>
        ),
      )}
    </div>
  );
}
