import type { ComponentChildren } from "preact";

import { KeyHint } from "./KeyHint.tsx";

/** Decisions always stand at the same place: what goes on at the left, what ends at the right. */
export function DecisionBar({
  label,
  children,
  ends,
}: {
  label: string;
  children?: ComponentChildren;
  ends?: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no fieldset
    <div class="app-decide" role="group" aria-label={label}>
      {children}
      {ends && <div class="app-decide__ends">{ends}</div>}
    </div>
  );
}

/** A button with its key. Not yet possible: it stays reachable, and `why` says what is missing. */
export function KeyButton({
  keys,
  kind = "plain",
  small = false,
  why,
  onPress,
  children,
}: {
  keys?: string | undefined;
  kind?: "plain" | "first" | "bad";
  small?: boolean;
  why?: string | undefined;
  onPress: () => void;
  children: ComponentChildren;
}) {
  const look = `${kind === "plain" ? "" : ` app-button--${kind}`}${small ? " app-button--small" : ""}`;
  return (
    <button
      type="button"
      class={`app-button${look}`}
      aria-disabled={why ? true : undefined}
      title={why}
      onClick={() => !why && onPress()}
    >
      {children}
      {keys && <KeyHint keys={keys} />}
    </button>
  );
}
