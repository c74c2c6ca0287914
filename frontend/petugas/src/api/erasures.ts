// What is to be erased, and what was.

import { answer, api, type Schemas } from "bersama/api/client.ts";

export type Erasure = Schemas["ErasureView"];
export type ErasureList = Schemas["ErasureList"];

export const erasures = (which: ErasureList, cursor: string | null) =>
  answer(api.GET("/api/admin/erasures", { params: { query: { which, limit: 25, cursor } } }));
