import { expect, test, vi } from "vitest";

import { Problem } from "./api/problem.ts";
import { Form } from "./form.ts";
import { Act } from "./loading.ts";
import { later } from "./testing/browser.ts";

const required = (field: string) => ({ field, code: "required", message: `Isi ${field}` });
const refusal = (...fields: string[]) =>
  new Problem(422, "invalid-input", "T", "D", fields.map(required));

test("what was typed is what is sent, the latest of it", async () => {
  const send = vi.fn(async () => undefined);
  const form = new Form({ login: "", keep: false }, send);
  const login = form.field("login");
  login.onValue("si");
  login.onValue("siti"); // from the same rendering
  form.field("keep").onValue(true);
  await form.run();
  expect(send).toHaveBeenCalledWith({ login: "siti", keep: true });
  expect(form.done).toBe(true);
});

test("a refusal takes nothing away: each field says its own, and the next try is heard", async () => {
  const send = vi.fn<(values: { name: string; street: string }) => Promise<void>>();
  send.mockRejectedValueOnce(refusal("address.street"));
  const form = new Form({ name: "Siti", street: "" }, send);
  await form.run();
  expect(form.done).toBe(false);
  expect(form.values).toEqual({ name: "Siti", street: "" });
  expect(form.field("name").error).toBeUndefined();
  expect(form.field("street", "address.street").error).toBe("Isi address.street");

  form.put({ street: "Jorong Simpang" });
  await form.run();
  expect(form.problem).toBeNull();
  expect(form.field("street", "address.street").error).toBeUndefined();
  expect(form.done).toBe(true);
});

test("a refused field leads to its control, and one without a control to none", () => {
  const form = new Form({ login: "", new_password: "" }, async () => undefined, "again-");
  expect(form.field("login").id).toBe("again-login");
  form.field("new_password", "new_password", "password");
  expect(form.anchor("login")).toBe("again-login");
  expect(form.anchor("password")).toBe("again-new_password");
  expect(form.anchor("version")).toBeUndefined();
});

test("a field that the service knows by two names says what was said of either", async () => {
  const form = new Form({ new_password: "" }, () => Promise.reject(refusal("password")));
  await form.run();
  expect(form.field("new_password", "new_password", "password").error).toBe("Isi password");
});

test("each change is told, so that it can be kept; what was kept is no change", () => {
  const form = new Form({ text: "", other: "" }, async () => undefined);
  const changed = vi.fn();
  form.changed = changed;
  form.restore({ text: "dari kemarin" });
  expect(form.values.text).toBe("dari kemarin");
  expect(changed).not.toHaveBeenCalled();
  form.field("other").onValue("x");
  expect(changed).toHaveBeenCalledExactlyOnceWith({ text: "dari kemarin", other: "x" });
});

test("a button that is pressed twice acts once", async () => {
  const { answer, come } = later<void>();
  const send = vi.fn(() => answer);
  const act = new Act(send);
  const first = act.run();
  await act.run();
  expect(send).toHaveBeenCalledTimes(1);
  expect(act.busy).toBe(true);
  come();
  await first;
  expect(act.busy).toBe(false);
  await act.run();
  expect(send).toHaveBeenCalledTimes(2);
});

test("while it is tried again, the old refusal and the old success are gone", async () => {
  const { answer, come } = later<void>();
  const send = vi.fn<() => Promise<void>>();
  send.mockRejectedValueOnce(refusal("text"));
  send.mockReturnValueOnce(answer);
  const act = new Act(send);
  await act.run();
  expect(act.problem?.code).toBe("invalid-input");
  const second = act.run();
  expect(act.problem).toBeNull();
  expect(act.done).toBe(false);
  come();
  await second;
  expect(act.done).toBe(true);
});

test("a mistake of our own is not hidden behind a refusal, and the button works again", async () => {
  const act = new Act(() => Promise.reject(new TypeError("ours")));
  await expect(act.run()).rejects.toThrow("ours");
  expect(act.busy).toBe(false);
  expect(act.done).toBe(false);
  expect(act.problem).toBeNull();
});
