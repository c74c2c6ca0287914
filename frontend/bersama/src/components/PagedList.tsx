import type { ComponentChildren } from "preact";

import { say, type Text } from "../language.ts";
import type { Pages } from "../pages.ts";
import { ErrorSummary } from "./problems.tsx";
import { More, Show } from "./shown.tsx";

const SHOWN: Text = { id: "{count} ditampilkan", en: "{count} shown" };
const SHOWN_ALL: Text = { id: "{count} seluruhnya", en: "{count} in all" };

/** A list that is loaded page by page, with its end or the way on. */
export function PagedList<T>({
  pages: { loaded, more },
  empty,
  children,
}: {
  pages: Pages<T>;
  empty: ComponentChildren;
  children: (items: readonly T[]) => ComponentChildren;
}) {
  return (
    <Show loaded={loaded}>
      {({ items, cursor }) => (
        <>
          {items.length > 0 ? children(items) : !cursor && empty}
          <ErrorSummary problem={more.problem} />
          {items.length > 0 && (
            <p class="govuk-body-s" role="status">
              {say(cursor ? SHOWN : SHOWN_ALL, { count: items.length })}
            </p>
          )}
          {cursor && <More busy={more.busy} onMore={() => void more.run()} />}
        </>
      )}
    </Show>
  );
}
