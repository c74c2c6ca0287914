// What citizens ask of the office about their own data.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Request = Schemas["DataRequestView"];
export type RequestPage = Schemas["DataRequestPage"];

export const openRequests = (cursor: string | null) =>
  answer(api.GET("/api/officer/data-requests", { params: { query: { limit: 25, cursor } } }));

export const requestOf = (request_id: string) =>
  answer(api.GET("/api/officer/data-requests/{request_id}", { params: { path: { request_id } } }));

export const answerRequest = (request_id: string, version: number, done: boolean, words: string) =>
  answer(
    api.POST("/api/officer/data-requests/{request_id}/answer", {
      params: { path: { request_id } },
      body: { version, done, answer: words },
    }),
  );
