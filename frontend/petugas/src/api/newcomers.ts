// New accounts, whose scan of the identity card an officer compares with what they say.

import { answer, api } from "bersama/api/client.ts";

export const newcomers = (cursor: string | null) =>
  answer(api.GET("/api/officer/identities", { params: { query: { limit: 25, cursor } } }));

export const identityOf = (account_id: string) =>
  answer(api.GET("/api/officer/identities/{account_id}", { params: { path: { account_id } } }));

export const judge = (account_id: string, version: number, matches: boolean, remark: string) =>
  answer(
    api.POST("/api/officer/identities/{account_id}", {
      params: { path: { account_id } },
      body: { version, matches, remark },
    }),
  );
