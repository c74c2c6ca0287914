// What stands in the navigation, by role.

import type { Text } from "bersama/language.ts";

import type { IconName } from "../components/Icon.tsx";
import { dashboard } from "../counters.ts";
import { roles } from "../who.ts";

export interface Item {
  readonly href: string;
  readonly label: Text;
  readonly icon: IconName;
  /** Which role sees it; everybody's without one. */
  readonly role?: string;
  readonly count?: () => number | undefined;
  /** The number says that somebody waits for an answer. */
  readonly isNew?: boolean;
}

const SIGNER = "head";

const ITEMS: readonly Item[] = [
  {
    href: "/petugas",
    label: { id: "Antrean", en: "Queue" },
    icon: "queue",
    count: () => waiting(roles.value),
  },
];

export const items = () => ITEMS.filter(({ role }) => !role || roles.value.includes(role));

/** What a role is called: in full, or as the matrix heads its column. */
export function roleName(role: string): string {
  return dashboard.value?.roles.find((found) => found.role === role)?.label ?? role;
}

export const isSigner = () => roles.value.includes(SIGNER);

function waiting(own: readonly string[]): number | undefined {
  const columns = dashboard.value?.roles.filter(({ role }) => own.includes(role));
  return columns?.reduce((sum, column) => sum + column.waiting, 0);
}
