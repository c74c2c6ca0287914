// A kind of the office's own data, as administrators keep it.

import type { Text } from "bersama/language.ts";

import type { Content, Field } from "./model.ts";

/** `version` 0: as it came with the program. */
export interface Entry {
  readonly entry_id: string;
  readonly version: number;
  readonly active: boolean;
  readonly changed_at: string | null;
  readonly content: Content;
  /** Of a place: how many running applications name it. */
  readonly running?: number;
}

interface Body {
  version: number;
  active: boolean;
  content: Content;
}

export interface Section {
  readonly key: string;
  readonly title: Text;
  readonly about: Text;
  readonly fields: readonly Field[];
  /** What a new entry is called by: its day, or a name made of its first text; none: no new one. */
  readonly newId: "day" | "made" | "given" | null;
  readonly row: (entry: Entry) => string;
  readonly list: () => Promise<{ readonly items: readonly Entry[] }>;
  readonly put: (entry_id: string, body: Body) => Promise<Entry>;
  /** Of what is called by the service. */
  readonly add?: (content: Content) => Promise<Entry>;
  /** What hiding does and does not do; of this entry, where it differs. */
  readonly hiding: Text | ((entry: Entry) => string);
  readonly hides: boolean;
  /** Another way to keep the same. */
  readonly beside?: { readonly href: string; readonly label: Text };
}

// biome-ignore-start lint/suspicious/noExplicitAny: each kind's content is checked by the service
export const contentOf = (content: Content) => content as any;
// biome-ignore-end lint/suspicious/noExplicitAny: see above
export const path = (entry_id: string) => ({ params: { path: { entry_id } } });
