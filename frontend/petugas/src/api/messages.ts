// What citizens and the office write to each other.

import { answer, api } from "bersama/api/client.ts";

/** Of one page. */
export const THREADS = 25;

export const waitingThreads = (cursor: string | null) =>
  answer(api.GET("/api/officer/messages", { params: { query: { limit: THREADS, cursor } } }));

export const threadOf = (account_id: string) =>
  answer(
    api.GET("/api/officer/messages/{account_id}", {
      params: { path: { account_id }, query: { limit: 50 } },
    }),
  );

export const write = (account_id: string, text: string) =>
  answer(
    api.POST("/api/officer/messages/{account_id}", {
      params: { path: { account_id } },
      body: { text, seen: null },
    }),
  );

export const putAway = (account_id: string, version: number) =>
  answer(
    api.POST("/api/officer/messages/{account_id}/done", {
      params: { path: { account_id } },
      body: { version },
    }),
  );
