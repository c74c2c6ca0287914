// The register of complaints.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Row = Schemas["ComplaintRow"];
export type RowPage = Schemas["ComplaintRows"];
export type Detail = Schemas["ComplaintForOfficers"];
export type Outcome = Schemas["ComplaintOutcome"];

export const complaints = (state: "open" | "closed", cursor: string | null) =>
  answer(api.GET("/api/officer/complaints", { params: { query: { state, cursor } } }));

export const complaintOf = (complaint_id: string) =>
  answer(api.GET("/api/officer/complaints/{complaint_id}", { params: { path: { complaint_id } } }));

export const answerComplaint = (
  complaint_id: string,
  version: number,
  text: string,
  outcome: Outcome | null,
) =>
  answer(
    api.POST("/api/officer/complaints/{complaint_id}/answers", {
      params: { path: { complaint_id } },
      body: { version, text, outcome },
    }),
  );

export const readComplaint = (complaint_id: string, version: number) =>
  answer(
    api.POST("/api/officer/complaints/{complaint_id}/read", {
      params: { path: { complaint_id } },
      body: { version },
    }),
  );

export const complaintFigures = () =>
  answer(api.GET("/api/officer/complaint-figures", { params: { query: {} } }));
