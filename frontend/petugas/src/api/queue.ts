// Lists of files, and what is done with many of them at once.

import { answer, api, type Schemas } from "bersama/api/client.ts";

import type { Filters } from "../pages/queue/address.ts";

/** What was sent in has a name and a version. */
export type Row = Schemas["QueueItem"] & { applicant: string; version: number };
export type RowPage = Omit<Schemas["QueuePage"], "items"> & { items: Row[] };
export type Done = Schemas["ItemDone"];
export type Item = Schemas["ItemInput"];
export type Views = Schemas["DeskView"];

/** Words go in the body: an address would carry a name or a NIK into logs. */
export async function listQueue(filters: Filters, words: string): Promise<RowPage> {
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  if (!words) return named(await answer(api.GET("/api/officer/queue", { params: { query } })));
  return named(
    await answer(
      api.POST("/api/officer/queue/search", {
        body: { ...query, words } as Schemas["QueueSearchInput"],
      }),
    ),
  );
}

export function named(page: Schemas["QueuePage"]): RowPage {
  const items = page.items.map((row) => ({
    ...row,
    applicant: row.applicant ?? "",
    version: row.version ?? 0,
  }));
  return { ...page, items };
}

/** Of one page of results: what is sought stands first, or is sought with other words. */
const FOUND = 25;

/** With a `reason` beyond one's own chains. */
export const searchFiles = async (
  words: string,
  reason: string,
  cursor: string | null,
): Promise<RowPage> =>
  named(
    await answer(
      api.POST("/api/officer/files/search", { body: { words, reason, limit: FOUND, cursor } }),
    ),
  );

export const claim = (items: Item[]) =>
  answer(api.POST("/api/officer/claims", { body: { items } }));

/** `note`: for those that somebody else has claimed. */
export const release = (items: Item[], note: string) =>
  answer(api.POST("/api/officer/releases", { body: { items, note } }));

export const assign = (items: Item[], officer_id: string, note: string) =>
  answer(api.POST("/api/officer/assignments", { body: { items, officer_id, note } }));

export const loadViews = (): Promise<Views> => answer(api.GET("/api/officer/views"));
export const saveViews = (body: Views): Promise<Views> =>
  answer(api.PUT("/api/officer/views", { body }));
