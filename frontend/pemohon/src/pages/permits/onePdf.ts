// Several signed permits as one file for a printer. It carries no signature: whoever checks the
// signature takes the permit's own file, and whoever checks a print scans its QR code.

import { answer, api } from "bersama/api/client.ts";
import { offline } from "bersama/api/problem.ts";

/** `told`: how many of them are in it already. */
export async function onePdf(ids: readonly string[], told: (count: number) => void): Promise<Blob> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const all = await PDFDocument.create();
  for (const [index, permit_id] of ids.entries()) {
    const params = { path: { permit_id } };
    const { url } = await answer(api.GET("/api/permits/{permit_id}/download", { params }));
    const one = await PDFDocument.load(await bytesOf(url));
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
    told(index + 1);
  }
  return new Blob([await all.save()], { type: "application/pdf" });
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const found = await fetch(url).catch(() => null);
  if (!found?.ok) throw offline();
  return found.arrayBuffer();
}
