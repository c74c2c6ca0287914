import { answer, api } from "bersama/api/client.ts";
import { session } from "bersama/api/session.ts";

import { roles } from "../../who.ts";
import type { Service } from "./desk.ts";

/** The service, about one application. */
export function serviceOf(id: string): Service {
  const path = { application_id: id };
  const params = { path };
  return {
    open: () => answer(api.GET("/api/officer/applications/{application_id}/file", { params })),
    claim: (version) =>
      answer(
        api.POST("/api/officer/applications/{application_id}/claim", { params, body: { version } }),
      ),
    presence: (viewing) =>
      answer(
        api.PUT("/api/officer/applications/{application_id}/presence", {
          params,
          body: { viewing },
        }),
      ),
    shown: (versions) =>
      answer(
        api.POST("/api/officer/applications/{application_id}/shown", {
          params,
          body: {
            documents: versions.map(({ documentId, fileId }) => ({
              document_id: documentId,
              file_id: fileId,
            })),
          },
        }),
      ),
    mark: (version, judged) =>
      answer(
        api.PUT("/api/officer/applications/{application_id}/marks", {
          params,
          body: {
            version,
            marks: judged.map(({ documentId, fileId, mark }) => ({
              document_id: documentId,
              file_id: fileId,
              ...mark,
            })),
          },
        }),
      ),
    unmark: (version, documentId) =>
      answer(
        api.DELETE("/api/officer/applications/{application_id}/marks/{document_id}", {
          params: { path: { ...path, document_id: documentId }, query: { version } },
        }),
      ),
    holds: (role) => ({
      now: roles.value.includes(role),
      own: session.value?.roles.includes(role) ?? false,
    }),
  };
}
