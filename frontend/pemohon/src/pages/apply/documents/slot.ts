import type { Requirement } from "../application.ts";

/** The place of one document in one application, which a file is sent into. */
export interface Slot {
  readonly application: string;
  readonly requirement: Requirement;
}
