import type { Text } from "bersama/language.ts";

import type { IconName } from "../components/Icon.tsx";

/** One line of the navigation. */
export interface Item {
  readonly href: string;
  readonly label: Text;
  readonly icon: IconName;
  /** Which roles see it; everybody's without any. */
  readonly roles?: readonly string[];
  /** Who else must be asked: whether this officer may see it at all. */
  readonly when?: () => boolean;
  readonly count?: () => number | undefined;
  /** The number says that somebody waits for an answer. */
  readonly isNew?: boolean;
}
