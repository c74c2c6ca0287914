import { later } from "bersama/testing/browser.ts";
import { expect, test, vi } from "vitest";

import type { Application } from "../application.ts";
import { type Answer, application, openWindow, PAUSE, service, wrong } from "./testing/savers.ts";
import type { Values } from "./values.ts";

const { window, load, open, problem, after, keptNow } = openWindow();

test("what is typed is saved once, when its person pauses", async () => {
  const { save } = service();
  const saver = open(save);
  for (const value of ["S", "Si", "Sit", "Siti"]) {
    saver.set("nama", value);
    await after(PAUSE - 1);
  }
  expect(save).not.toHaveBeenCalled();
  await after(1);
  expect(save.mock.calls).toEqual([[{ nama: "Siti" }]]);
  expect(saver.status.value.state).toBe("saved");
  expect(saver.told).toHaveBeenCalledTimes(1);
});

test("every letter is kept in the browser before anything is sent, and gone once it is saved", async () => {
  const { save } = service();
  const saver = open(save);
  saver.set("nama", "Siti");
  expect(keptNow()).toEqual({ nama: "Siti" });
  await after(PAUSE);
  expect(keptNow()).toBeNull();
});

test("without a connection it is tried again, ever more seldom, and then saved", async () => {
  const { state, save } = service();
  state.down = problem(0, "offline");
  const saver = open(save);
  saver.set("nama", "Siti");
  await after(PAUSE);
  expect(saver.status.value.state).toBe("waiting");
  for (const [index, pause] of [3000, 6000, 12_000, 30_000, 30_000].entries()) {
    await after(pause - 1);
    expect(save).toHaveBeenCalledTimes(index + 1);
    await after(1);
    expect(save).toHaveBeenCalledTimes(index + 2);
    expect(keptNow()).toEqual({ nama: "Siti" });
    expect(saver.values.value.nama).toBe("Siti");
  }
  state.down = null;
  await after(30_000);
  expect(state.stored).toEqual({ nama: "Siti" });
  expect(saver.status.value.state).toBe("saved");
  expect(keptNow()).toBeNull();
});

test("after a success the next failure is tried again as soon as the first was", async () => {
  const { state, save } = service();
  const saver = open(save);
  state.down = problem(0, "offline");
  saver.set("nama", "Siti");
  await after(PAUSE + 3000);
  state.down = null;
  await after(6000);
  state.down = problem(0, "offline");
  saver.set("nama", "Siti R");
  await after(PAUSE);
  const calls = save.mock.calls.length;
  await after(3000);
  expect(save).toHaveBeenCalledTimes(calls + 1);
});

test("when the connection is back nobody waits for the next try", async () => {
  const { state, save } = service();
  state.down = problem(0, "offline");
  const saver = open(save);
  saver.set("nama", "Siti");
  await after(PAUSE);
  state.down = null;
  await saver.now();
  expect(state.stored).toEqual({ nama: "Siti" });
});

test.each([429, 500, 503])("a service that answers %i is tried again", async (status) => {
  const { state, save } = service();
  state.down = problem(status, "busy");
  const saver = open(save);
  saver.set("nama", "Siti");
  await after(PAUSE);
  expect(saver.status.value.state).toBe("waiting");
  state.down = null;
  await after(3000);
  expect(state.stored).toEqual({ nama: "Siti" });
});

test("what the service will not take is not sent over and over, and is not lost", async () => {
  const { state, save } = service();
  state.down = problem(409, "not-a-draft");
  const saver = open(save);
  saver.set("nama", "Siti");
  await after(600_000);
  expect(save).toHaveBeenCalledTimes(1);
  expect(saver.status.value).toMatchObject({ state: "refused", problem: { code: "not-a-draft" } });
  expect(keptNow()).toEqual({ nama: "Siti" });
});

test("a session that ends in the middle takes nothing along: the next visit has it and sends it", async () => {
  const never = new Promise<Answer>(() => undefined); // waits for somebody to sign in again
  const before = open(() => never);
  before.set("nama", "Siti");
  await after(PAUSE);
  before.set("telepon", "0812");
  before.stop();

  const { state, save } = service();
  await load();
  const again = open(save, application({ nama: "lama" }));
  expect(again.restored).toBe(true);
  expect(again.values.value).toMatchObject({ nama: "Siti", telepon: "0812" });
  await after(0);
  expect(state.stored).toEqual({ nama: "Siti", telepon: "0812" });
  expect(keptNow()).toBeNull();
});

test("a first visit brings nothing back, and another part's entries stay with it", () => {
  window.browser.storage.setItem("sisfo.kept.application.a-1.lokasi.lokasi", '{"value":[]}');
  const saver = open(service().save, application({ nama: "Siti" }));
  expect(saver.restored).toBe(false);
  expect(saver.values.value).toEqual({ nama: "Siti" });
});

test("two saves are never on their way together, and the later value is what stays", async () => {
  const first = later<Answer>();
  const second = later<Answer>();
  const save = vi.fn<(values: Values) => Promise<Answer>>();
  save.mockReturnValueOnce(first.answer).mockReturnValueOnce(second.answer);
  const saver = open(save);
  saver.set("nama", "lama");
  await after(PAUSE);
  saver.set("nama", "baru");
  await after(60_000);
  void saver.now();
  expect(save.mock.calls).toEqual([[{ nama: "lama" }]]);

  first.come({ application: application({ nama: "lama" }), problems: [] });
  await after(0);
  expect(saver.values.value.nama).toBe("baru"); // the answer to the older one changes nothing
  expect(keptNow()).toEqual({ nama: "baru" });
  await after(PAUSE);
  expect(save.mock.calls[1]).toEqual([{ nama: "baru" }]);
  second.come({ application: application({ nama: "baru" }), problems: [] });
  await after(0);
  expect(saver.values.value.nama).toBe("baru");
  expect(keptNow()).toBeNull();
});

test("an older save that fails while somebody types on sends the newer value alone", async () => {
  const first = later<Answer>();
  const { state, save } = service();
  save.mockReturnValueOnce(first.answer);
  const saver = open(save);
  saver.set("nama", "lama");
  await after(PAUSE);
  saver.set("nama", "baru");
  first.fail(problem(0, "offline"));
  await after(3000);
  expect(state.stored).toEqual({ nama: "baru" });
  expect(save.mock.calls.slice(1)).toEqual([[{ nama: "baru" }]]);
});

test("what the service has written nicely is shown, but never under somebody's fingers", async () => {
  const save = vi.fn(
    async (): Promise<Answer> => ({
      application: application({ nama: "Siti Rahmadani" }),
      problems: [],
    }),
  );
  const saver = open(save);
  saver.entered("nama");
  saver.set("nama", "SITI RAHMADANI");
  await after(PAUSE);
  expect(saver.values.value.nama).toBe("SITI RAHMADANI");
  saver.left("nama");
  expect(saver.values.value.nama).toBe("Siti Rahmadani");
});

test("a refused field keeps what was typed and its message, until it is changed", async () => {
  const { state, save } = service();
  state.refuse = ["telepon"];
  const saver = open(save);
  saver.set("telepon", "x");
  saver.set("nama", "Siti");
  await after(PAUSE);
  expect(saver.problems.value).toEqual([wrong("telepon")]);
  expect(saver.values.value).toMatchObject({ telepon: "x", nama: "Siti" });
  expect(keptNow()).toEqual({ telepon: "x" });

  saver.set("nama", "Siti R"); // another field: the refused one is not sent along again
  await after(PAUSE);
  expect(save.mock.lastCall).toEqual([{ nama: "Siti R" }]);
  expect(saver.problems.value).toEqual([wrong("telepon")]);

  state.refuse = [];
  saver.set("telepon", "0812");
  expect(saver.problems.value).toEqual([]);
  await after(PAUSE);
  expect(state.stored).toEqual({ nama: "Siti R", telepon: "0812" });
});

test("half a date is not judged while it is typed, and is once it is left", async () => {
  const { save } = service();
  const saver = open(save);
  saver.entered("mulai");
  saver.set("mulai", "--17");
  await after(60_000);
  expect(save).not.toHaveBeenCalled();
  expect(keptNow()).toEqual({ mulai: "--17" });
  saver.left("mulai");
  await after(0);
  expect(save.mock.calls).toEqual([[{ mulai: "--17" }]]);
});

test("going on saves all there is, whole or not, and marks what is missing here", async () => {
  const shortcomings = [wrong("telepon"), wrong("di-halaman-lain")];
  const save = vi.fn(
    async (values: Values): Promise<Answer> => ({
      application: application(values, { shortcomings } as Partial<Application>),
      problems: [],
    }),
  );
  const saver = open(save);
  saver.entered("mulai");
  saver.set("mulai", "--17");
  saver.set("nama", "");
  await saver.flush();
  expect(save.mock.calls).toEqual([[{ mulai: "--17", nama: "" }]]);
  expect(saver.problems.value).toEqual([wrong("telepon")]);
});

test("what was refused is not told as missing, too", async () => {
  const shortcomings = [wrong("mulai"), wrong("nama")];
  const refused = { ...wrong("mulai"), field: "data.mulai.to", code: "date-in-past" };
  const save = vi.fn(
    async (values: Values): Promise<Answer> => ({
      application: application(values, { shortcomings } as Partial<Application>),
      problems: [refused],
    }),
  );
  const saver = open(save);
  saver.set("mulai", "2020-01-01");
  await saver.flush();
  expect(saver.problems.value).toEqual([refused, wrong("nama")]);
});

test("going on waits for what is on its way, then sends the rest", async () => {
  const first = later<Answer>();
  const { state, save } = service();
  save.mockReturnValueOnce(first.answer);
  const saver = open(save);
  saver.set("nama", "Siti");
  await after(PAUSE);
  saver.set("telepon", "0812");
  const flushed = saver.flush();
  await after(0);
  expect(save).toHaveBeenCalledTimes(1);
  first.come({ application: application({ nama: "Siti" }), problems: [] });
  await flushed;
  expect(save.mock.calls).toEqual([[{ nama: "Siti" }], [{ telepon: "0812" }]]);
  expect(state.stored).toEqual({ telepon: "0812" });
});

test("a page that is left sends what it has at once, and nothing later", async () => {
  const { state, save } = service();
  const saver = open(save);
  saver.set("nama", "Siti");
  saver.stop();
  await after(0);
  expect(state.stored).toEqual({ nama: "Siti" });

  state.down = problem(0, "offline");
  const other = open(save);
  other.set("nama", "Siti R");
  other.stop();
  await after(600_000);
  expect(save).toHaveBeenCalledTimes(2);
  expect(keptNow()).toEqual({ nama: "Siti R" });
});

test("a page that is come back to waits for what it left on its way", async () => {
  const first = later<Answer>();
  const before = open(() => first.answer);
  before.set("nama", "lama");
  await after(PAUSE);
  before.stop();

  const { state, save } = service();
  const again = open(save);
  again.set("nama", "baru");
  await after(60_000);
  expect(save).not.toHaveBeenCalled(); // else the older could arrive after it

  first.come({ application: application({ nama: "lama" }), problems: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(state.stored).toEqual({ nama: "baru" });
  expect(again.values.value.nama).toBe("baru");
});

test("an answer to a page that was left forgets nothing that is typed since", async () => {
  const first = later<Answer>();
  const before = open(() => first.answer);
  before.set("nama", "Siti");
  await after(PAUSE);
  before.stop();

  const { state, save } = service();
  state.down = problem(0, "offline");
  const again = open(save);
  again.set("telepon", "0812");
  first.come({ application: application({ nama: "Siti" }), problems: [] });
  await after(PAUSE);
  expect(keptNow()).toMatchObject({ telepon: "0812" });
});

test("an emptied field is sent as none", async () => {
  const { save } = service();
  const saver = open(save, application({ nama: "Siti" }));
  saver.set("nama", undefined);
  await after(PAUSE);
  expect(save.mock.calls).toEqual([[{ nama: null }]]);
  expect(keptNow()).toBeNull();
});
