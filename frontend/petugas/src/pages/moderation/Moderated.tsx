import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import type { Paged } from "bersama/paging.ts";
import type { ComponentChildren } from "preact";

import { ListMore } from "../../components/ListMore.tsx";

/** What citizens gave for others to read, in one of two states. */
export function Moderated<T>({
  label,
  path,
  states,
  state,
  found,
  keyOf,
  none,
  children,
}: {
  label: string;
  path: string;
  states: readonly { state: string; label: Text }[];
  state: string;
  found: Paged<T>;
  keyOf: (item: T) => string;
  none: string;
  children: (item: T) => ComponentChildren;
}) {
  const { value } = found;
  return (
    <>
      <nav class="app-views" aria-label={label}>
        {states.map((one, index) => (
          <a
            key={one.state}
            href={index ? `${path}?keadaan=${one.state}` : path}
            aria-current={one.state === state ? "page" : undefined}
          >
            {say(one.label)}
          </a>
        ))}
      </nav>
      {found.state === "failed" && !value && (
        <FailedToLoad problem={found.problem} again={() => void found.again()} />
      )}
      {!value && found.state === "loading" && <Loading />}
      {value?.items.length === 0 && <p class="app-blank">{none}</p>}
      <ul class="app-moderated">
        {value?.items.map((item) => (
          <li key={keyOf(item)} class="app-panel app-panel__body">
            {children(item)}
          </li>
        ))}
      </ul>
      <ListMore more={found.more} />
    </>
  );
}
