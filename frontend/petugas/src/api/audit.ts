// Who did what, and who looked at what.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type OfficeNote = Schemas["OfficeNoteView"];
export type OfficeNotePage = Schemas["OfficeNotePage"];
export type Access = Schemas["AccessRow"];

export type Look = Schemas["LookView"];

/** Days of "" are the service's usual ones. */
export const accessLog = (
  account_id: string,
  { from, to }: { from: string; to: string },
  cursor: string | null,
) =>
  answer(
    api.GET("/api/admin/officers/{account_id}/access", {
      params: {
        path: { account_id },
        query: { limit: 25, cursor, from: from || null, to: to || null },
      },
    }),
  );

export const officeNotes = (cursor: string | null) =>
  answer(api.GET("/api/admin/audit", { params: { query: { limit: 25, cursor } } }));

export const fileAudit = (application_id: string, cursor: string | null) =>
  answer(
    api.GET("/api/officer/applications/{application_id}/audit", {
      params: { path: { application_id }, query: { limit: 50, cursor } },
    }),
  );
