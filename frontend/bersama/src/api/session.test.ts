import { beforeEach, expect, test, vi } from "vitest";

import { forbid, later, openBrowser } from "../testing/browser.ts";

const HINT = "sisfo.signed-in";
const view = (token: string) => ({ access_token: token, account_id: "a-1", kind: "citizen" });
const refusal = (status: number, code: string) => ({
  status,
  code,
  title: code,
  detail: "",
  errors: [],
  instance: null,
});
const json = (body: unknown, status = 200) => Response.json(body, { status });

/** A service that takes one token, and one refresh per cookie, as ours does. */
function service() {
  const state = {
    good: "t-1",
    refreshable: true,
    offline: false,
    asked: [] as string[],
    bodies: [] as string[],
  };
  const answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request =
      input instanceof Request ? input : new Request(new URL(`${input}`, "http://x"), { ...init });
    const { pathname } = new URL(request.url);
    const body = await request.text(); // what is sent is used up, refused or not
    state.asked.push(`${request.method} ${pathname}`);
    if (state.offline) throw new TypeError("Failed to fetch");
    if (pathname === "/api/sessions/refresh") {
      if (!state.refreshable) return json(refusal(401, "session-ended"), 401);
      state.good = `${state.good}+`;
      const renewed = view(state.good);
      await Promise.resolve(); // others may ask meanwhile
      return json(renewed);
    }
    if (pathname === "/api/sessions" && request.method === "POST") {
      state.good = "t-new";
      return json(view(state.good));
    }
    if (request.headers.get("Authorization") !== `Bearer ${state.good}`)
      return json(refusal(401, "token-expired"), 401);
    state.bodies.push(body);
    return json({ ok: true });
  };
  vi.stubGlobal("fetch", vi.fn(answer));
  const count = (what: string) => state.asked.filter((one) => one === what).length;
  return { state, count };
}

const REFRESH = "POST /api/sessions/refresh";
const opened = async () => {
  vi.resetModules();
  return import("./session.ts");
};
const saving = (body = "{}") => new Request("http://x/api/data", { method: "PATCH", body });
/** Lets all that waits for nothing but its turn go on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

let browser: ReturnType<typeof openBrowser>;
beforeEach(() => {
  browser = openBrowser();
});

async function signedIn() {
  const api = service();
  const module = await opened();
  module.enter(view("t-1") as never);
  return { ...api, module };
}

/** Web Locks as browsers have them: who asks waits for those before. */
function webLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  vi.stubGlobal("navigator", { locks: { request } });
}

test("a token that ran out is renewed, and the request goes out again with its body", async () => {
  const { state, count, module } = await signedIn();
  state.good = "t-2";
  const answer = await module.sessionFetch(saving('{"nama":"Siti"}'));
  expect(answer.status).toBe(200);
  expect(count(REFRESH)).toBe(1);
  expect(state.bodies).toEqual(['{"nama":"Siti"}']);
});

test.each([
  ["with Web Locks", webLocks],
  ["in a browser without them", () => undefined],
])("three requests that are refused together renew the token once, %s", async (_, prepare) => {
  prepare();
  const { state, count, module } = await signedIn();
  state.good = "t-2";
  const answers = await Promise.all(["1", "2", "3"].map((n) => module.sessionFetch(saving(n))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(count(REFRESH)).toBe(1);
  expect(state.bodies.sort()).toEqual(["1", "2", "3"]);
});

test("a session that ended asks its person; what was sent waits and then arrives", async () => {
  const { state, module } = await signedIn();
  state.good = "t-2";
  state.refreshable = false;
  const answers = Promise.all([module.sessionFetch(saving("1")), module.sessionFetch(saving("2"))]);
  await settled();
  expect(module.signInWanted.value).toBe(true);
  expect(state.bodies).toEqual([]);

  await module.signIn("siti", "kata sandi", false);
  expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
  expect(state.bodies.sort()).toEqual(["1", "2"]);
  expect(module.signInWanted.value).toBe(false);
});

test("who would rather leave is signed out; the request is refused and nothing stays", async () => {
  const { state, module } = await signedIn();
  browser.storage.setItem("sisfo.kept.form", '"typed"');
  state.good = "t-2";
  state.refreshable = false;
  const answer = module.sessionFetch(saving());
  await settled();
  expect(browser.storage.getItem("sisfo.kept.form")).toBe('"typed"');
  module.giveUp();
  expect((await answer).status).toBe(401);
  expect(module.session.value).toBeNull();
  expect(module.signInWanted.value).toBe(false);
  expect(browser.storage.getItem("sisfo.kept.form")).toBeNull();
});

test("a wrong password leaves the request waiting", async () => {
  const { state, module } = await signedIn();
  state.good = "t-2";
  state.refreshable = false;
  let over = false;
  void module.sessionFetch(saving()).then(() => {
    over = true;
  });
  await settled();
  vi.mocked(fetch).mockResolvedValueOnce(json(refusal(422, "wrong-password"), 422));
  await expect(module.signIn("siti", "salah", false)).rejects.toMatchObject({
    code: "wrong-password",
  });
  await settled();
  expect(over).toBe(false);
  expect(module.signInWanted.value).toBe(true);
});

test("a line that breaks while the token is renewed signs nobody out", async () => {
  const { state, module } = await signedIn();
  state.good = "t-2";
  const broken = module.sessionFetch(saving());
  state.offline = true;
  await expect(broken).rejects.toMatchObject({ status: 0, code: "offline" });
  expect(module.signedIn.value).toBe("a-1");
  expect(module.signInWanted.value).toBe(false);

  state.offline = false;
  expect((await module.sessionFetch(saving())).status).toBe(200);
});

const wanted = { ticket: "k-1", expires_at: "2026-03-02T03:10:00Z", enrolled: true };

test("an officer's password alone enters nothing; the code does", async () => {
  const { state, module } = await signedIn();
  module.giveUp();
  state.good = "t-2";
  vi.mocked(fetch).mockResolvedValueOnce(json({ access_token: null, second_factor: wanted }, 201));
  expect(await module.signIn("rina", "kata sandi", false)).toEqual(wanted);
  expect(module.session.value).toBeNull();
  vi.mocked(fetch).mockResolvedValueOnce(json({ ...view("t-2"), recovery_codes_left: 9 }));
  expect(await module.finishSignIn(wanted.ticket, "123456")).toBe(9);
  expect((await module.sessionFetch(saving())).status).toBe(200);
});

test("recovery codes are seen before the page goes on with the session", async () => {
  const { module } = await signedIn();
  module.giveUp();
  vi.mocked(fetch).mockResolvedValueOnce(json({ ...view("t-1"), recovery_codes: ["A-B"] }));
  const { codes, goOn } = await module.confirmEnrolment(wanted.ticket, "123456");
  expect(codes).toEqual(["A-B"]);
  expect(module.session.value).toBeNull();
  goOn();
  expect(module.signedIn.value).toBe("a-1");
});

test("without a session a refusal is handed on; nobody is asked for one", async () => {
  const { count } = service();
  const module = await opened();
  expect((await module.sessionFetch(saving())).status).toBe(401);
  expect(count(REFRESH)).toBe(0);
  expect(module.signInWanted.value).toBe(false);
});

test("a browser nobody signed in with asks the service nothing", async () => {
  const { state } = service();
  const module = await opened();
  await module.restoreSession();
  expect(module.session.value).toBeNull();
  expect(state.asked).toEqual([]);
});

test("a session is taken up again, or found to have ended without asking anybody", async () => {
  const { state } = service();
  browser.storage.setItem(HINT, "1");
  const first = await opened();
  await first.restoreSession();
  expect(first.signedIn.value).toBe("a-1");

  state.refreshable = false;
  const second = await opened();
  await second.restoreSession();
  expect(second.session.value).toBeNull();
  expect(second.signInWanted.value).toBe(false);
  expect(browser.storage.getItem(HINT)).toBeNull();
});

test("without a connection it is not known who is signed in, and another try may tell", async () => {
  const { state } = service();
  browser.storage.setItem(HINT, "1");
  state.offline = true;
  const module = await opened();
  await module.restoreSession();
  expect(module.session.value).toBeUndefined();
  expect(module.sessionProblem.value?.code).toBe("offline");

  state.offline = false;
  await module.restoreSession();
  expect(module.sessionProblem.value).toBeNull();
  expect(module.signedIn.value).toBe("a-1");
});

test("a device is somebody's own only when that was said", async () => {
  service();
  const module = await opened();
  await module.signIn("siti", "kata sandi", false);
  expect(module.isKept()).toBe(false);
  await module.signIn("siti", "kata sandi", true);
  expect(module.isKept()).toBe(true);
  module.enter(view("t-3") as never);
  expect(module.isKept()).toBe(true);
});

test("signing out takes along what was typed, even without a connection", async () => {
  const { state, module, count } = await signedIn();
  browser.storage.setItem("sisfo.kept.form", '"typed"');
  state.offline = true;
  await module.signOut();
  expect(module.session.value).toBeNull();
  expect(browser.storage.getItem("sisfo.kept.form")).toBeNull();
  expect(browser.storage.getItem(HINT)).toBeNull();
  expect(count("DELETE /api/sessions/current")).toBe(1);
});

test("a browser that keeps nothing asks at every start", async () => {
  const { count } = service();
  forbid("localStorage");
  const module = await opened();
  await module.restoreSession();
  expect(count(REFRESH)).toBe(1);
  expect(module.signedIn.value).toBe("a-1");
});

test("the service hears which language to answer in", async () => {
  const { module } = await signedIn();
  const { language } = await import("../language.ts");
  language.value = "en";
  const request = saving();
  await module.sessionFetch(request);
  expect(request.headers.get("Accept-Language")).toBe("en");
});

test("an answer that is not the service's is told as a disturbance", async () => {
  service();
  const module = await opened();
  vi.mocked(fetch).mockResolvedValueOnce(new Response("<html>", { status: 502 }));
  await expect(module.signIn("siti", "kata sandi", false)).rejects.toMatchObject({
    status: 502,
    code: "strange-answer",
  });
});

test("a token that another request has renewed meanwhile is used, not renewed again", async () => {
  const { state, count, module } = await signedIn();
  state.good = "t-2";
  const slow = later<Response>();
  vi.mocked(fetch).mockReturnValueOnce(slow.answer); // refused late
  const late = module.sessionFetch(saving("late"));
  await module.sessionFetch(saving("early"));
  slow.come(json(refusal(401, "token-expired"), 401));
  expect((await late).status).toBe(200);
  expect(count(REFRESH)).toBe(1);
});

test("what was asked for with the page itself is not asked again", async () => {
  const { count } = service();
  localStorage.setItem(HINT, "1");
  globalThis.sisfoEarly = Promise.resolve(json(view("t-early")));
  const { restoreSession, session } = await opened();
  await restoreSession();
  expect(session.value?.access_token).toBe("t-early");
  expect(count(REFRESH)).toBe(0);
  expect(globalThis.sisfoEarly).toBeUndefined();
});

test("a page's own question that found no line is asked anew by who tries again", async () => {
  const { count } = service();
  localStorage.setItem(HINT, "1");
  globalThis.sisfoEarly = Promise.reject(new TypeError("Failed to fetch"));
  const { restoreSession, session, sessionProblem } = await opened();
  await restoreSession();
  expect(sessionProblem.value).not.toBeNull();
  await restoreSession();
  expect(session.value?.account_id).toBe("a-1");
  expect(count(REFRESH)).toBe(1);
});

test("a session that ended is told by the page's own question as well", async () => {
  service();
  localStorage.setItem(HINT, "1");
  globalThis.sisfoEarly = Promise.resolve(json(refusal(401, "session-ended"), 401));
  const { restoreSession, session } = await opened();
  await restoreSession();
  expect(session.value).toBeNull();
  expect(localStorage.getItem(HINT)).toBeNull();
});
