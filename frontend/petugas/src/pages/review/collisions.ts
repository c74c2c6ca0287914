// What can come between an officer and a file. What was typed and marked stays on the screen in every
// case; that a session ended is told by the dialog that all pages share.

import type { Problem } from "bersama/api/problem.ts";

import type { Decision } from "./file.ts";

type Decided = Pick<Decision, "officer_name" | "outcome" | "at">;

/** Where a file stands, as far as it matters to who works on it. */
export interface Situation {
  readonly phase: string;
  readonly step: string | null;
  readonly claimedBy: string | null;
  readonly claimedUntil: string | null;
  readonly mine: boolean;
  readonly closedAt: string | null;
  readonly decisions: readonly Decided[];
}

export type Collision =
  | { readonly kind: "taken"; readonly officer: string; readonly until: string | null }
  | { readonly kind: "decided"; readonly decision: Decided | null }
  | { readonly kind: "withdrawn"; readonly at: string | null }
  | { readonly kind: "role-removed" }
  | { readonly kind: "delegation-ended" }
  | { readonly kind: "replaced"; readonly labels: readonly string[] }
  | { readonly kind: "offline"; readonly since: Date; readonly waiting: number };

/** What happened to the file since it was opened; null when it is still where it was. */
export function happened(opened: Situation, now: Situation): Collision | null {
  if (now.phase === "withdrawn" && opened.phase !== "withdrawn")
    return { kind: "withdrawn", at: now.closedAt };
  if (now.phase !== opened.phase || now.step !== opened.step)
    return { kind: "decided", decision: now.decisions.at(-1) ?? null };
  if (now.claimedBy !== null && !now.mine)
    return { kind: "taken", officer: now.claimedBy, until: now.claimedUntil };
  return null;
}

const NOT_MINE_ANY_MORE = new Set(["not-your-step", "not-in-this-chain", "not-your-role"]);

/** A right that is gone. `own`: the role was this officer's own, and not lent by a delegation. */
export function lostRight({ code }: Problem, own: boolean): Collision | null {
  if (!NOT_MINE_ANY_MORE.has(code)) return null;
  return { kind: own ? "role-removed" : "delegation-ended" };
}

/** Whether the file can still be worked on. */
export const isPassing = ({ kind }: Collision) => kind === "replaced" || kind === "offline";
