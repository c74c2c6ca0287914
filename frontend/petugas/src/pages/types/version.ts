import type { Schemas } from "bersama/api/client.ts";

/** One version of a permit type, and when administrators offer it. */
export type Version = Schemas["TypeVersionView"];
