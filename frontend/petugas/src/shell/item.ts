import type { Text } from "bersama/language.ts";

import type { IconName } from "../components/Icon.tsx";

/** What is gone to seldom, by subject (`GROUPS` of seldom.ts). */
export type GroupId = "figures" | "people" | "rules" | "site";

/** One line of the navigation. */
export interface Item {
  readonly href: string;
  readonly label: Text;
  readonly icon: IconName;
  /** Where it stands in a menu that is too long to show all of it. */
  readonly group?: GroupId;
  /** Which roles see it; everybody's without any. */
  readonly roles?: readonly string[];
  /** Who else must be asked: whether this officer may see it at all. */
  readonly when?: () => boolean;
  readonly count?: () => number | undefined;
  /** The number says that somebody waits for an answer. */
  readonly isNew?: boolean;
}
