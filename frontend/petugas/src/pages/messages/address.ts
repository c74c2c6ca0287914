// The address says which list is open and whose thread; what somebody types is no part of it.

import { STATES, type ThreadState } from "../../api/messages.ts";

export const stateOf = (query: { daftar?: string }): ThreadState =>
  STATES.find((one) => one === query.daftar) ?? "open";

export function addressOf(account: string | undefined, state: ThreadState): string {
  const path = account ? `/petugas/pesan/${account}` : "/petugas/pesan";
  return state === "open" ? path : `${path}?daftar=${state}`;
}
