// What citizens and the office write to each other.

import { answer, api, type Schemas } from "bersama/api/client.ts";

import type { Row as QueueRow } from "./queue.ts";

/** Of one page. */
export const THREADS = 25;

export const STATES = ["open", "mine", "done"] as const;
export type ThreadState = (typeof STATES)[number];
export type Thread = Schemas["ListedThreadView"];
export type ThreadPage = Schemas["ThreadPage"];
export type Row = QueueRow;
export type Talked = Omit<Schemas["CitizenMessages"], "applications"> & { applications: Row[] };
export type Reply = Schemas["SavedReplyView"];

export const listThreads = (state: ThreadState, cursor: string | null) =>
  answer(
    api.GET("/api/officer/messages", { params: { query: { state, limit: THREADS, cursor } } }),
  );

export const threadOf = async (account_id: string, cursor: string | null): Promise<Talked> =>
  (await answer(
    api.GET("/api/officer/messages/{account_id}", {
      params: { path: { account_id }, query: { limit: 50, cursor } },
    }),
  )) as Talked;

/** `seen`: the last message on the page; a colleague's answer behind it is told first. */
export const write = (account_id: string, text: string, seen: string | null) =>
  answer(
    api.POST("/api/officer/messages/{account_id}", {
      params: { path: { account_id } },
      body: { text, seen },
    }),
  );

export const putAway = (account_id: string, version: number) =>
  answer(
    api.POST("/api/officer/messages/{account_id}/done", {
      params: { path: { account_id } },
      body: { version },
    }),
  );

export const claimThread = (account_id: string) =>
  answer(
    api.POST("/api/officer/messages/{account_id}/claim", { params: { path: { account_id } } }),
  );

export const releaseThread = (account_id: string) =>
  answer(
    api.POST("/api/officer/messages/{account_id}/release", { params: { path: { account_id } } }),
  );

export const handOverThread = (account_id: string, officer_id: string, note: string) =>
  answer(
    api.POST("/api/officer/messages/{account_id}/handover", {
      params: { path: { account_id } },
      body: { officer_id, note },
    }),
  );

export const noteDown = (account_id: string, text: string) =>
  answer(
    api.POST("/api/officer/messages/{account_id}/notes", {
      params: { path: { account_id } },
      body: { text },
    }),
  );

export const repliesFor = (account_id: string) =>
  answer(
    api.GET("/api/officer/messages/{account_id}/replies", { params: { path: { account_id } } }),
  );

export const reportViewing = (account_id: string, viewing: boolean) =>
  answer(
    api.PUT("/api/officer/messages/{account_id}/presence", {
      params: { path: { account_id } },
      body: { viewing },
    }),
  );
