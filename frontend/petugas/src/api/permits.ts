// Issued permits, and lists of those from before this service.

import { answer, api, type idempotencyKey, type Schemas } from "bersama/api/client.ts";

export type Permit = Schemas["PermitForOfficers"];
export type Expiring = Schemas["ExpiringPermit"];
export type ExpiringPage = Schemas["ExpiringPage"];

const of = (permit_id: string) => ({ params: { path: { permit_id } } });

export const listExpiring = (days: number, cursor: string | null) =>
  answer(api.GET("/api/officer/expiring-permits", { params: { query: { days, cursor } } }));

export const permitOf = (permit_id: string) =>
  answer(api.GET("/api/officer/permits/{permit_id}", of(permit_id)));

export const permitNumbered = (number: string) =>
  answer(api.POST("/api/officer/permits/search", { body: { number } }));

export const decreeOf = (permit_id: string) =>
  answer(api.GET("/api/officer/permits/{permit_id}/revocation", of(permit_id)));

export const dropDecree = (permit_id: string, version: number) =>
  answer(
    api.POST("/api/officer/decrees/{permit_id}/withdrawal", {
      ...of(permit_id),
      body: { version },
    }),
  );

/** The same `key` while the same revocation is tried again. */
export const revoke = (permit_id: string, reason: string, key: ReturnType<typeof idempotencyKey>) =>
  answer(
    api.POST("/api/officer/permits/{permit_id}/revocation", {
      params: { path: { permit_id }, header: key },
      body: { reason },
    }),
  );
