// The service, typed by its own OpenAPI document: `await answer(api.GET("/api/surveys"))`. The types
// are openapi-fetch's; what it does is done here in a tenth of its size, for every page loads it.

import type { Client } from "openapi-fetch";

import { Problem, type ProblemDocument, strange } from "./problem.ts";
import type { components, paths } from "./schema.d.ts";
import { sessionFetch } from "./session.ts";

export type Schemas = components["schemas"];

type Api = Pick<Client<paths>, "GET" | "POST" | "PUT" | "PATCH" | "DELETE">;

interface Init {
  params?: { path?: Values; query?: Values; header?: Record<string, string> };
  headers?: Record<string, string>;
  body?: unknown;
  bodySerializer?: (body: unknown) => BodyInit;
}
type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

export const api = {
  GET: by("GET"),
  POST: by("POST"),
  PUT: by("PUT"),
  PATCH: by("PATCH"),
  DELETE: by("DELETE"),
} as unknown as Api;

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
export const idempotencyKey = () => ({ "Idempotency-Key": unique() });

/** `crypto.randomUUID` is younger than browsers that people use, and only there over HTTPS. */
function unique(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function by(method: string) {
  return async (path: string, init: Init = {}): Promise<Answered<unknown>> => {
    const { params = {}, body, bodySerializer = JSON.stringify } = init;
    const headers: Record<string, string> = { ...params.header, ...init.headers };
    if (body !== undefined) headers["Content-Type"] ??= "application/json";
    const request = new Request(address(path, params.path, params.query), {
      method,
      headers,
      body: body === undefined ? null : bodySerializer(body),
    });
    const response = await sessionFetch(request);
    const content: unknown = await response.json().catch(() => undefined);
    return response.ok ? { data: content, response } : { error: content, response };
  };
}

/** What is null in a query is left out. */
function address(path: string, inPath: Values = {}, query: Values = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(`${inPath[name]}`));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined) asked.set(name, `${value}`);
  const text = asked.toString(); // `asked.size` is younger than browsers that people use
  return text ? `${filled}?${text}` : filled;
}
