// The service, typed by its own OpenAPI document: `await answer(api.GET("/api/surveys"))`.

import createClient from "openapi-fetch";

import { Problem, type ProblemDocument, strange } from "./problem.ts";
import type { components, paths } from "./schema.d.ts";
import { sessionFetch } from "./session.ts";

export type Schemas = components["schemas"];

export const api = createClient<paths>({ baseUrl: origin(), fetch: sessionFetch });

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body, or the refusal thrown as a `Problem`. */
export async function answer<T>(asked: Promise<Answered<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await asked;
  if (response.ok && data !== undefined && data !== null) return data;
  const refusal = error as Partial<ProblemDocument> | undefined;
  throw refusal?.code ? Problem.of(refusal as ProblemDocument) : strange(response.status);
}

/** For acts that must not happen twice: keep it while the same act is tried again. */
export const idempotencyKey = () => ({ "Idempotency-Key": crypto.randomUUID() });

/** While pages are built there is no browser, and nothing is asked. */
function origin(): string {
  return typeof location === "undefined" ? "http://localhost" : location.origin;
}
