// How much waits at each role: the matrix above the queue, and the numbers of the navigation.

import { signal } from "@preact/signals";
import { answer, api, type Schemas } from "bersama/api/client.ts";

/** Asked for by the shell, every thirty seconds. */
export const dashboard = signal<Schemas["DashboardView"] | null>(null);

export async function count(): Promise<void> {
  dashboard.value = await answer(api.GET("/api/officer/dashboard"));
}
