// Citizens' accounts. What is searched for goes in the body: an address would carry it into logs.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Found = Schemas["FoundPersonView"];
export type FoundPage = Schemas["FoundPeople"];
export type Person = Schemas["PersonView"];

const of = (account_id: string) => ({ params: { path: { account_id } } });

export const findPeople = (words: string, cursor: string | null) =>
  answer(api.POST("/api/admin/accounts/search", { body: { words, limit: 25, cursor } }));

export const personOf = (account_id: string) =>
  answer(api.GET("/api/admin/accounts/{account_id}", of(account_id)));

export const closeAccount = (account_id: string, reason: string) =>
  answer(
    api.POST("/api/admin/accounts/{account_id}/closing", { ...of(account_id), body: { reason } }),
  );

export const openAccount = (account_id: string, reason: string) =>
  answer(
    api.POST("/api/admin/accounts/{account_id}/reopening", {
      ...of(account_id),
      body: { reason },
    }),
  );

export const freeNik = (account_id: string, nik: string, reason: string) =>
  answer(
    api.POST("/api/admin/accounts/{account_id}/nik-release", {
      ...of(account_id),
      body: { nik, reason },
    }),
  );
