// The counter: what is entered for somebody who stands there.

import { answer, api, type idempotencyKey, type Schemas } from "bersama/api/client.ts";

export type CounterFile = Schemas["CounterFile"];
export type Receipt = Schemas["CounterReceipt"];
export type DocumentRow = CounterFile["application"]["documents"][number];

const of = (application_id: string) => ({ params: { path: { application_id } } });

export const beginFor = (nik: string, type_id: string) =>
  answer(
    api.POST("/api/officer/counter", {
      body: { nik, type_id, kind: "new", identity_seen: true },
    }),
  );

export const takeOver = (receipt: string, nik: string) =>
  answer(
    api.POST("/api/officer/counter-takeovers", { body: { receipt, nik, identity_seen: true } }),
  );

export const entered = (application_id: string) =>
  answer(api.GET("/api/officer/counter/{application_id}", of(application_id)));

export const saveAnswers = (application_id: string, data: Record<string, unknown>) =>
  answer(
    api.PATCH("/api/officer/counter/{application_id}/data", {
      ...of(application_id),
      body: { data },
    }),
  );

export const uploadForm = (application_id: string, document_id: string, media_type: string) =>
  answer(
    api.POST("/api/officer/counter/{application_id}/documents/{document_id}/upload", {
      params: { path: { application_id, document_id } },
      body: { media_type },
    }),
  );

export const sendFor = (
  application_id: string,
  version: number,
  key: ReturnType<typeof idempotencyKey>,
) =>
  answer(
    api.POST("/api/officer/counter/{application_id}/submission", {
      params: { path: { application_id }, header: key },
      body: { version },
    }),
  );
