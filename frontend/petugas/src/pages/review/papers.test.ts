import { later } from "bersama/testing/browser.ts";
import { expect, test } from "vitest";

import { FIRST_LOOK } from "./looks.ts";
import { type Paper, Papers, type Press, Superseded, type Wanted, wantedOf } from "./papers.ts";
import { documentOf } from "./testing.ts";

const wanted = (fileId: string, more: Partial<Wanted> = {}): Wanted => ({
  ...FIRST_LOOK,
  fileId,
  mediaType: "application/pdf",
  width: 600,
  height: 800,
  ...more,
});

function opened() {
  const canvases: { width: number; height: number }[] = [];
  const seen = { fetched: [] as string[], painted: [] as string[], open: new Set<string>() };
  let gate: Promise<void> = Promise.resolve();
  const press: Press = {
    async open(blob): Promise<Paper> {
      const name = await blob.text();
      seen.open.add(name);
      return {
        pages: 2,
        paint(canvas, { page }) {
          seen.painted.push(`${name}/${page}`);
          canvas.width = canvas.height = 100;
          let cancel = () => {};
          const cancelled = new Promise<never>((_, reject) => {
            cancel = () => reject(new Error("cancelled"));
          });
          cancelled.catch(() => undefined);
          return { done: Promise.race([gate, cancelled]), cancel };
        },
        close: () => void seen.open.delete(name),
      };
    },
    canvas() {
      const made = { width: 1, height: 1 };
      canvases.push(made);
      return made as HTMLCanvasElement;
    },
    close: () => undefined,
  };
  const papers = new Papers(async (fileId) => {
    seen.fetched.push(fileId);
    return new Blob([fileId]);
  }, press);
  const show = async (one: Wanted) => {
    const { canvas } = await papers.show(one);
    papers.placed(one);
    return canvas;
  };
  return {
    papers,
    show,
    seen,
    alive: () => canvases.filter(({ width }) => width > 0).length,
    holdPainting() {
      const held = later<void>();
      gate = held.answer;
      return held.come;
    },
  };
}

test("a document that was prepared is shown without being painted again", async () => {
  const { papers, show, seen } = opened();
  await show(wanted("a"));
  await papers.prepare(wanted("b"));
  await show(wanted("b"));
  expect(seen.painted).toEqual(["a/1", "b/1"]);
  expect(seen.fetched).toEqual(["a", "b"]);
});

test("two canvases and two documents are the most, after thirty documents", async () => {
  const { papers, show, seen, alive } = opened();
  for (let n = 0; n < 30; n += 1) {
    await show(wanted(`d${n}`));
    await papers.prepare(wanted(`d${n + 1}`));
    expect(alive()).toBeLessThanOrEqual(2);
    expect(seen.open.size).toBeLessThanOrEqual(2);
  }
  papers.close();
  await Promise.resolve();
  expect([alive(), seen.open.size]).toEqual([0, 0]);
});

test("what is on the screen stays until the next is painted", async () => {
  const { show, alive, holdPainting } = opened();
  const first = await show(wanted("a"));
  await show(wanted("a", { page: 2 }));
  const second = await show(wanted("a", { turn: 90 }));
  expect(first.width).toBe(0);
  const go = holdPainting();
  const next = show(wanted("b"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(second.width).toBeGreaterThan(0);
  expect(alive()).toBe(2);
  go();
  await next;
});

test("who goes on before a page is painted is not shown it afterwards", async () => {
  const { papers, holdPainting } = opened();
  const go = holdPainting();
  const first = papers.show(wanted("a"));
  const outcome = first.catch((error) => error);
  await new Promise((resolve) => setTimeout(resolve));
  const second = papers.show(wanted("b"));
  go();
  await second;
  expect(await outcome).toBeInstanceOf(Error);
});

test("a page that was asked for twice is painted once", async () => {
  const { papers, seen } = opened();
  await Promise.all([papers.show(wanted("a")), papers.show(wanted("a"))]);
  expect(seen.painted).toEqual(["a/1"]);
});

test("going on while the bytes still come gives up the first", async () => {
  const { papers } = opened();
  const first = papers.show(wanted("a"));
  const second = papers.show(wanted("b"));
  await expect(first).rejects.toBeInstanceOf(Superseded);
  expect((await second).pages).toBe(2);
});

test("a page is painted as wide as the viewer, finer on a finer screen, within limits", () => {
  const viewer = { width: 700, height: 500, density: 2 };
  expect(wantedOf(documentOf("ktp"), FIRST_LOOK, viewer)?.width).toBe(1400);
  expect(wantedOf(documentOf("ktp"), { ...FIRST_LOOK, zoom: 4 }, viewer)?.width).toBe(4200);
  expect(wantedOf(documentOf("ktp", { file_id: null }), FIRST_LOOK, viewer)).toBeNull();
});
