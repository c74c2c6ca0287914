import type { ComponentChildren } from "preact";

import { say, type Text } from "../language.ts";
import type { Paged } from "../paging.ts";
import { ErrorSummary } from "./problems.tsx";
import { More, Show } from "./shown.tsx";

const SHOWN: Text = { id: "{count} ditampilkan", en: "{count} shown" };
const SHOWN_ALL: Text = { id: "{count} seluruhnya", en: "{count} in all" };

const FEW = 5; // are seen at one glance

/** A list that is loaded page by page, with its end or the way on. */
export function PagedList<T>({
  list,
  empty,
  children,
}: {
  list: Paged<T>;
  empty: ComponentChildren;
  children: (items: readonly T[]) => ComponentChildren;
}) {
  return (
    <Show loaded={list}>
      {({ items, cursor }) => (
        <>
          {items.length > 0 ? children(items) : !cursor && empty}
          <ErrorSummary problem={list.more?.problem ?? null} />
          {(cursor || items.length > FEW) && (
            <p class="govuk-body-s" role="status">
              {say(cursor ? SHOWN : SHOWN_ALL, { count: items.length })}
            </p>
          )}
          {list.more && <More busy={list.more.busy} onMore={() => void list.more?.run()} />}
        </>
      )}
    </Show>
  );
}
