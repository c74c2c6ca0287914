// Who did what, and who looked at what.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type OfficeNote = Schemas["OfficeNoteView"];
export type OfficeNotePage = Schemas["OfficeNotePage"];
export type Access = Schemas["AccessRow"];

export const officeNotes = (cursor: string | null) =>
  answer(api.GET("/api/admin/audit", { params: { query: { limit: 25, cursor } } }));

export const fileAudit = (application_id: string, cursor: string | null) =>
  answer(
    api.GET("/api/officer/applications/{application_id}/audit", {
      params: { path: { application_id }, query: { limit: 50, cursor } },
    }),
  );
