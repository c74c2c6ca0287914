import { answer, api } from "bersama/api/client.ts";

/** Which messages about a file did not arrive. */
export const undelivered = (application_id: string) =>
  answer(
    api.GET("/api/officer/applications/{application_id}/undelivered", {
      params: { path: { application_id } },
    }),
  );
