// A saved view is filters with a name.

import { arrange } from "../../desk.ts";
import { type Filters, read } from "./address.ts";

/** A view of the same name is replaced; `null` takes it away. */
export const saveView = (name: string, filters: Filters | null): Promise<void> =>
  arrange((before) => {
    const others = before.views.filter((view) => view.name !== name);
    const own = filters ? [{ name, filters: essence(filters) }] : [];
    return { ...before, views: [...others, ...own] };
  });

/** What differs from the usual list; rows and page are no part of a view. */
function essence(filters: Filters): Record<string, string> {
  const usual = read({ limit: `${filters.limit}` }, "");
  return Object.fromEntries(
    Object.entries({ ...filters, cursor: "" })
      .filter(([name, value]) => value !== usual[name as keyof Filters])
      .map(([name, value]) => [name, `${value}`]),
  );
}
