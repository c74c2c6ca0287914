// Officers' accounts, and what waits for a second person.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Officer = Schemas["OfficerView"];
export type OfficerPage = Schemas["OfficerPage"];
export type Waiting = Schemas["WayChangeView"];
export type WaitingPage = Schemas["WayChangePage"];

const of = (account_id: string) => ({ params: { path: { account_id } } });

export const listOfficers = (cursor: string | null) =>
  answer(api.GET("/api/admin/officers", { params: { query: { limit: 50, cursor } } }));

/** All of them, for a choice. */
export async function everyOfficer(): Promise<Officer[]> {
  const found: Officer[] = [];
  let cursor: string | null = null;
  do {
    const page: OfficerPage = await listOfficers(cursor);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return found;
}

export const makeOfficer = (form: Schemas["OfficerForm"]) =>
  answer(api.POST("/api/admin/officers", { body: form }));

type Patch = Schemas["OfficerPatch"];

/** What is left out stays. */
export const editOfficer = (account_id: string, change: Partial<Patch> & Pick<Patch, "version">) =>
  answer(
    api.PATCH("/api/admin/officers/{account_id}", { ...of(account_id), body: change as Patch }),
  );

export const inviteAgain = (account_id: string) =>
  answer(api.POST("/api/admin/officers/{account_id}/invitation", of(account_id)));

export const resetFactor = (account_id: string, reason: string) =>
  answer(
    api.POST("/api/admin/officers/{account_id}/second-factor/reset", {
      ...of(account_id),
      body: { reason },
    }),
  );

export const readdress = (account_id: string, email: string, reason: string) =>
  answer(
    api.POST("/api/admin/officers/{account_id}/address", {
      ...of(account_id),
      body: { email, reason },
    }),
  );

export const listWaiting = (cursor: string | null) =>
  answer(api.GET("/api/admin/second-factor-resets", { params: { query: { limit: 50, cursor } } }));

export const agree = (account_id: string) =>
  answer(api.POST("/api/admin/second-factor-resets/{account_id}/approval", of(account_id)));

export const withdraw = (account_id: string) =>
  answer(api.DELETE("/api/admin/second-factor-resets/{account_id}", of(account_id)));
