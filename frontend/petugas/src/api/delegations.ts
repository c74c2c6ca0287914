// Roles passed to another officer for some days, and to whom they could be passed.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Delegation = Schemas["DelegationView"];
export type Given = Schemas["GivenView"];
export type Colleague = Schemas["ColleagueView"];

const PAGE = 50;

/** Those that run or are to come, and that concern this officer. */
export const delegations = () =>
  whole((cursor) =>
    answer(api.GET("/api/officer/delegations", { params: { query: { limit: PAGE, cursor } } })),
  );

/** Everybody who works here. */
export const colleagues = () =>
  whole((cursor) =>
    answer(api.GET("/api/officer/colleagues", { params: { query: { limit: PAGE, cursor } } })),
  );

export const give = (body: Schemas["DelegationForm"]): Promise<Given> =>
  answer(api.POST("/api/officer/delegations", { body }));

export type Outlook = Schemas["RoleOutlookView"];

/** What nobody could decide if `gains` had the role and `away` had it not. */
export const outlook = (role: string, gains: string | null, away: string | null) =>
  answer(
    api.GET("/api/officer/roles/{role}/outlook", {
      params: { path: { role }, query: { gains, away } },
    }),
  );

export const end = (delegation_id: string) =>
  answer(
    api.POST("/api/officer/delegations/{delegation_id}/revocation", {
      params: { path: { delegation_id } },
    }),
  );

/** All pages of a list that is a few at most; one may be empty and yet lead on. */
async function whole<T>(
  load: (cursor: string | null) => Promise<{ items: T[]; cursor: string | null }>,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; cursor: string | null } = await load(cursor);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}
