// Saved views: filters with a name. The service keeps them, so that they follow the officer.

import { signal } from "@preact/signals";

import { loadViews, saveViews, type Views } from "../../api/queue.ts";
import { type Filters, read } from "./address.ts";

const kept = signal<Views | null>(null);

export const views = {
  get value(): Views["views"] {
    return kept.value?.views ?? [];
  },
};

export async function restoreViews(): Promise<void> {
  kept.value = await loadViews();
}

/** A view of the same name is replaced; `null` takes it away. */
export async function saveView(name: string, filters: Filters | null): Promise<void> {
  const before = kept.peek() ?? (await loadViews());
  const others = before.views.filter((view) => view.name !== name);
  const own = filters ? [{ name, filters: essence(filters) }] : [];
  kept.value = await saveViews({ ...before, views: [...others, ...own] });
}

/** What differs from the usual list; rows and page are no part of a view. */
function essence(filters: Filters): Record<string, string> {
  const usual = read({ limit: `${filters.limit}` }, "");
  return Object.fromEntries(
    Object.entries({ ...filters, cursor: "" })
      .filter(([name, value]) => value !== usual[name as keyof Filters])
      .map(([name, value]) => [name, `${value}`]),
  );
}
