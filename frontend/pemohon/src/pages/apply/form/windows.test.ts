// Several windows of one browser on one draft.

import { expect, test } from "vitest";

import { application, openWindow, service } from "./testing/savers.ts";

const { load, open, problem, after, keptNow } = openWindow();

test("what was typed in two windows comes back, field by field, whichever was first", async () => {
  const { state, save } = service();
  state.down = problem(0, "offline");
  const one = open(save);
  await load();
  const other = open(save);
  one.set("nama", "Siti");
  other.set("telepon", "0812 3456 7890");
  one.set("mulai", "2026-08-17");
  expect(keptNow()).toEqual({ nama: "Siti", telepon: "0812 3456 7890", mulai: "2026-08-17" });

  state.down = null;
  await other.now();
  expect(keptNow()).toEqual({ nama: "Siti", mulai: "2026-08-17" }); // the service has only the other
  await load();
  const later = open(save, application(state.stored));
  expect(later.values.value).toMatchObject({ nama: "Siti", telepon: "0812 3456 7890" });
  await after(0);
  expect(state.stored).toEqual({ nama: "Siti", telepon: "0812 3456 7890", mulai: "2026-08-17" });
});

test("a window that is saved does not forget what another typed into the same field since", async () => {
  const { state, save } = service();
  const one = open(save);
  one.set("nama", "Siti");
  await load();
  const other = open(save);
  state.down = problem(0, "offline");
  other.set("nama", "Siti Rahmadani");
  state.down = null;
  await one.now();
  expect(state.stored).toEqual({ nama: "Siti" });
  expect(keptNow()).toEqual({ nama: "Siti Rahmadani" });
});

test("a field that another window changes has a hint, until it is typed into here", () => {
  const saver = open(service().save, application({ nama: "Siti" }));
  saver.heard("application.a-1.data.nama", { value: "Siti" });
  saver.heard("application.a-2.data.nama", { value: "x" });
  saver.heard("application.a-1.data.nama", null);
  expect(saver.elsewhere.value).toEqual([]);
  saver.heard("application.a-1.data.nama", { value: "Sita" });
  saver.heard("application.a-1.data.nama", { value: "Sitar" });
  expect(saver.elsewhere.value).toEqual(["nama"]);
  expect(saver.values.value.nama).toBe("Siti");
  saver.set("nama", "Siti R");
  expect(saver.elsewhere.value).toEqual([]);
});
