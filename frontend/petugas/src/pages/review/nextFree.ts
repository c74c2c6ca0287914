import { answer, api } from "bersama/api/client.ts";
import { session } from "bersama/api/session.ts";

/** Where the next application lies that waits for this officer and that nobody has; else the queue. */
export async function nextFree(after: string): Promise<string> {
  for (const role of session.value?.roles ?? []) {
    const query = { role, state: "free", limit: 25 } as const;
    const found = await answer(api.GET("/api/officer/queue", { params: { query } })).catch(
      () => null,
    );
    const next = found?.items.find(({ application_id }) => application_id !== after);
    if (next) return `/petugas/berkas/${next.application_id}`;
  }
  return "/petugas";
}
