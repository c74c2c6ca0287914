// Who is signed in. The access token lives in this tab's memory only; the refresh token is in a
// cookie that no script can read. Tabs take turns to renew it (Web Locks), so that they ask once.

import { batch, computed, signal } from "@preact/signals";

import { forgetAll } from "../kept.ts";
import { language } from "../language.ts";
import { asProblem, offline, Problem, type ProblemDocument, strange } from "./problem.ts";
import type { components } from "./schema.d.ts";

export type Session = components["schemas"]["SessionView"];
export type SecondFactor = components["schemas"]["SecondFactorView"];
export type Enrolment = components["schemas"]["EnrolmentView"];
type SignInAnswer = components["schemas"]["SignInView"];

/** `undefined`: not known yet; `null`: nobody. */
export const session = signal<Session | null | undefined>(undefined);
export const signedIn = computed(() => session.value?.account_id ?? null);

/** Why it is not known who is signed in, such as a missing connection. */
export const sessionProblem = signal<Problem | null>(null);

/** Set while a request waits for its person to sign in again; the dialog shows then. */
export const signInWanted = signal(false);

const HINT = "sisfo.signed-in"; // spares everybody else a request that must fail
const KEPT = "kept"; // what the hint says of a session that outlives the browser
const LOCK = "sisfo-refresh";

declare global {
  /** The answer to `refresh`, asked for with the page itself (../../../early.js). */
  var sisfoEarly: Promise<Response> | undefined;
}

let waiting: ((again: boolean) => void)[] = [];

/** Take up the session of this browser, if there is one. */
export async function restoreSession(): Promise<void> {
  sessionProblem.value = null;
  if (!hinted()) session.value = null;
  else
    await renew(undefined).catch((thrown) => {
      sessionProblem.value = asProblem(thrown);
    });
}

/**
 * `keep`: stay signed in on this device when the browser is closed. An officer is not in yet: what
 * comes back says what is still missing, and `finishSignIn` or an enrolment follows.
 */
export async function signIn(
  login: string,
  password: string,
  keep: boolean,
): Promise<SecondFactor | null> {
  const found = await post<SignInAnswer>("/api/sessions", { login, password, keep });
  if (found.second_factor) return found.second_factor;
  enter(found as Session);
  hint(keep ? KEPT : "1");
  return null;
}

const FACTOR = "/api/sessions/second-factor";

/** `code`: six digits or a recovery code. Resolves to how many recovery codes are left. */
export async function finishSignIn(ticket: string, code: string): Promise<number> {
  type Answer = components["schemas"]["SessionAfterCode"];
  const found = await post<Answer>(FACTOR, { ticket, code });
  enter(found);
  return found.recovery_codes_left;
}

/** What the authenticator app needs; asked again, the same. */
export const beginEnrolment = (ticket: string) =>
  post<Enrolment>(`${FACTOR}/enrolment`, { ticket });

/**
 * The app's first code. Resolves to the recovery codes, which nobody can show again, and to what
 * goes on with the session once the person has kept them.
 */
export async function confirmEnrolment(ticket: string, code: string) {
  type Answer = components["schemas"]["SessionAfterEnrolment"];
  const found = await post<Answer>(`${FACTOR}/enrolment/confirmation`, { ticket, code });
  return { codes: found.recovery_codes, goOn: () => enter(found) };
}

/** Whether this device was said to be the person's own. */
export const isKept = () => hinted() === KEPT;

/** A session that came with another answer, such as that to a new password. */
export function enter(entered: Session): void {
  session.value = entered;
  if (!hinted()) hint("1");
  settle(true);
}

export async function signOut(): Promise<void> {
  const leaving = session.value;
  forgetSession();
  if (!leaving) return;
  const headers = { Authorization: `Bearer ${leaving.access_token}` };
  await fetch("/api/sessions/current", { method: "DELETE", headers }).catch(() => undefined);
}

/** The person would rather not sign in again: what waited is refused. */
export function giveUp(): void {
  forgetSession();
  settle(false);
}

/**
 * `fetch` as the person who is signed in. A token that ran out is renewed; a session that ended
 * asks its person to sign in again, and the request waits for it, so that nothing typed is lost.
 */
export async function sessionFetch(request: Request): Promise<Response> {
  request.headers.set("Accept-Language", language.value);
  const token = session.value?.access_token;
  let answer = await attempt(request.clone(), token);
  if (answer.status !== 401 || !token) return answer;
  await renew(token);
  if (!session.value && !(await signedInAgain())) return answer;
  answer = await attempt(request, session.value?.access_token);
  return answer;
}

async function attempt(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch {
    throw offline();
  }
}

/** A new access token, unless another caller has renewed the `spent` one meanwhile. */
async function renew(spent: string | undefined): Promise<void> {
  await locked(async () => {
    if (session.value && session.value.access_token !== spent) return;
    try {
      session.value = await post<Session>("/api/sessions/refresh", null, early());
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 401) throw problem;
      if (spent === undefined) hint(null);
      batch(() => {
        signInWanted.value = spent !== undefined; // somebody is in the middle of something
        session.value = null;
      });
    }
  });
}

/** Good once: whoever asks again, asks anew. */
function early(): Promise<Response> | undefined {
  const answer = globalThis.sisfoEarly;
  globalThis.sisfoEarly = undefined;
  return answer;
}

let turn: Promise<void> = Promise.resolve();

/**
 * One after another: in all tabs, or in this one where the browser has no Web Locks. There, and after
 * a page that was left in the middle, the service gives two that ask at one moment the same.
 */
async function locked(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) return navigator.locks.request(LOCK, work);
  turn = turn.then(work, work);
  return turn;
}

function signedInAgain(): Promise<boolean> {
  return new Promise((resolve) => waiting.push(resolve));
}

function settle(again: boolean): void {
  signInWanted.value = false;
  for (const resolve of waiting) resolve(again);
  waiting = [];
}

/** Here only: for an account that is no more. */
export function forgetSession(): void {
  session.value = null;
  hint(null);
  forgetAll();
}

/** `asked`: the answer, where it is under way already. */
async function post<Answer>(
  path: string,
  body: unknown,
  asked?: Promise<Response>,
): Promise<Answer> {
  let answer: Response;
  try {
    answer = await (asked ?? send(path, body));
  } catch {
    throw offline();
  }
  const content: unknown = await answer.json().catch(() => null);
  if (answer.ok) return content as Answer;
  throw content ? Problem.of(content as ProblemDocument) : strange(answer.status);
}

const send = (path: string, body: unknown) =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language.value },
    body: body === null ? null : JSON.stringify(body),
    keepalive: true, // a page that is left meanwhile must not lose the token that follows
  });

function hinted(): string | null {
  try {
    return localStorage.getItem(HINT);
  } catch {
    return "1"; // Without storage every start asks; that is slower and nothing else.
  }
}

function hint(value: string | null): void {
  try {
    if (value) localStorage.setItem(HINT, value);
    else localStorage.removeItem(HINT);
  } catch {
    // see hinted
  }
}
