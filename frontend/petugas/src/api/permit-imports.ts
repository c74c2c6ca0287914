// Lists of permits from before this service: looked at, proposed, released or undone.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Batch = Schemas["PermitBatchView"];
export type BatchPage = Schemas["PermitBatches"];
export type Check = Schemas["ImportCheck"];

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The workbook goes as it is. */
const workbook = (file: Blob) => ({
  headers: { "Content-Type": XLSX },
  body: file as unknown as string, // the document knows bytes as a string
  bodySerializer: (body: unknown) => body as BodyInit,
});

const of = (list_id: string) => ({ params: { path: { list_id } } });

export const checkList = (file: Blob) =>
  answer(api.POST("/api/admin/permit-imports/checks", workbook(file)));

export const proposeList = (file: Blob) =>
  answer(api.POST("/api/admin/permit-imports", workbook(file)));

export const listBatches = (cursor: string | null) =>
  answer(api.GET("/api/officer/permit-imports", { params: { query: { cursor } } }));

export const releaseBatch = ({ batch_id, version }: Batch) =>
  answer(
    api.POST("/api/officer/permit-imports/{list_id}/release", {
      ...of(batch_id),
      body: { version },
    }),
  );

export const undoBatch = ({ batch_id, version }: Batch, reason: string) =>
  answer(
    api.POST("/api/officer/permit-imports/{list_id}/undoing", {
      ...of(batch_id),
      body: { version, reason },
    }),
  );
