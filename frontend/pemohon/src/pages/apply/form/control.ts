import type { FieldRule } from "../application.ts";

/** What the control of a permit type's field is given, whatever its kind. */
export interface ControlProps {
  rule: FieldRule;
  value: unknown;
  onValue: (value: unknown) => void;
  /** The message for a path, `data.<field>` or longer. */
  errorAt: (path: string) => string | undefined;
}
