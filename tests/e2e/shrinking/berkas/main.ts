/** What an upload page does with a chosen file, bare: for `tests/e2e/shrinking` alone. */

import { lookAtJpeg } from "../../../../frontend/bersama/src/berkas/jpeg.ts";
import { sentence } from "../../../../frontend/bersama/src/berkas/pesan.ts";
import { prepare, type Rule } from "../../../../frontend/bersama/src/berkas/prepare.ts";

/** `stopAt`: at which progress the citizen changes their mind. */
async function choose(rule: Rule, stopAt = Number.POSITIVE_INFINITY): Promise<object> {
  const file = document.querySelector("input")?.files?.[0];
  if (!file) throw new Error("no file was chosen");
  const steps: number[] = [];
  const stop = new AbortController();
  const onProgress = (done: number, total: number): void => {
    if (steps.push(done / total) >= stopAt) stop.abort();
  };
  const prepared = await prepare(file, rule, onProgress, stop.signal);
  if (prepared.kind === "refused") {
    const texts = [sentence(prepared, "id"), sentence(prepared, "en")];
    return { ...prepared, texts, steps };
  }
  const { name, type } = prepared.file;
  const content = await base64(prepared.file);
  if (prepared.kind === "as-is") return { kind: prepared.kind, name, type, content, steps };
  const preview = document.querySelector("#preview");
  preview?.replaceChildren(show(prepared.preview.before), show(prepared.preview.after));
  const { kind, before, after, converted } = prepared;
  return { kind, name, type, content, before, after, converted, steps };
}

function show(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
  return canvas;
}

async function base64(file: File): Promise<string> {
  let text = "";
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}

Object.assign(window, { choose, lookAtJpeg });
