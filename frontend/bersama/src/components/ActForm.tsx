import type { ComponentChildren } from "preact";

import type { Act } from "../loading.ts";
import { type Anchor, ErrorSummary } from "./problems.tsx";
import { Button } from "./shown.tsx";

/**
 * A form with one act and one button: the page's main one, unless `kind` says otherwise. `dialog`,
 * because a browser sends nothing then, should somebody press the button before the script is there:
 * no address to leak into, no page to lose.
 */
export function ActForm({
  act,
  label,
  anchor = act.anchor,
  kind = "primary",
  beside,
  children,
}: {
  act: Act<[]> & { anchor?: Anchor };
  label: string;
  anchor?: Anchor | undefined;
  kind?: "primary" | "secondary";
  /** What stands beside the button. */
  beside?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <form
      method="dialog"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act.run();
      }}
    >
      <ErrorSummary problem={act.problem} {...(anchor && { anchor })} />
      {children}
      <div class="app-actions">
        <Button busy={act.busy} kind={kind}>
          {label}
        </Button>
        {beside}
      </div>
    </form>
  );
}
