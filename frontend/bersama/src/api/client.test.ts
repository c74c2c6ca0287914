import { beforeEach, expect, test, vi } from "vitest";

import { openBrowser } from "../testing/browser.ts";
import { answer, api } from "./client.ts";

const asked: Request[] = [];
const answering = (response: Response) =>
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return response;
  });

beforeEach(() => {
  openBrowser();
  asked.length = 0;
  const { Request: Plain } = globalThis;
  // a browser knows the address of its page
  vi.stubGlobal(
    "Request",
    class extends Plain {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(typeof input === "string" ? new URL(input, "http://x") : input, init);
      }
    },
  );
});

test("what names an application is escaped, and what is null is not asked for", async () => {
  answering(Response.json({ items: [] }));
  const path = { application_id: "a/../b" };
  const query = { limit: 25, cursor: null };
  await answer(api.GET("/api/applications/{application_id}/views", { params: { path, query } }));
  expect(asked[0]?.url).toBe("http://x/api/applications/a%2F..%2Fb/views?limit=25");
});

test("a body goes out as JSON", async () => {
  answering(Response.json({ ok: true }));
  await answer(api.POST("/api/messages", { body: { text: "Halo" } }));
  expect(asked[0]?.headers.get("Content-Type")).toBe("application/json");
  expect(await asked[0]?.json()).toEqual({ text: "Halo" });
});

test("a refusal of the service is thrown with its fields", async () => {
  const errors = [{ field: "text", code: "required", message: "Tulis pesan" }];
  const refusal = { status: 422, code: "invalid-input", title: "T", detail: "D", errors };
  answering(Response.json(refusal, { status: 422 }));
  const refused = answer(api.POST("/api/messages", { body: { text: "" } }));
  await expect(refused).rejects.toMatchObject({ code: "invalid-input", fields: errors });
});

test("an answer of something in between is a disturbance of the service", async () => {
  answering(new Response("<html>", { status: 502 }));
  await expect(answer(api.GET("/api/office"))).rejects.toMatchObject({
    status: 502,
    code: "strange-answer",
  });
});
