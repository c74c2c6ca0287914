// Calls about a registration that the service knows.

import { answer, api } from "bersama/api/client.ts";

import type { Started } from "./draft.ts";

/** What names a registration, and what proves that it is the same person's. */
export const known = ({ id, secret }: Started) => ({
  path: { registration_id: id },
  headers: { "Registration-Secret": secret },
});

export async function sendLink(started: Started): Promise<void> {
  const { path, headers } = known(started);
  await answer(
    api.POST("/api/registrations/{registration_id}/complete", { params: { path }, headers }),
  );
}
