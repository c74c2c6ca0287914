// Opens what applicants send, which is PDF or a picture. pdf.js comes with the first PDF.

import type { OpenWorker } from "bersama/berkas/pdfjs.ts";

import type { Paper, Press } from "./papers.ts";

export function browserPress(): Press {
  let worker: Promise<OpenWorker> | null = null;

  async function openPdf(blob: Blob): Promise<Paper> {
    const pdfjs = await import("bersama/berkas/pdfjs.ts");
    worker ??= pdfjs.openWorker();
    worker.catch(() => {
      worker = null; // the next document tries again
    });
    const data = new Uint8Array(await blob.arrayBuffer());
    const { pdf, close } = await pdfjs.openPdf(data, await worker);
    return {
      pages: pdf.numPages,
      paint(canvas, { page: number, width, turn }) {
        let over = false;
        let cancel = () => {
          over = true;
        };
        const paint = async () => {
          const page = await pdf.getPage(Math.min(number, pdf.numPages));
          if (over) throw new Error("cancelled");
          const task = pdfjs.paintPage(page, canvas, { width, turn });
          cancel = task.cancel;
          await task.done;
          page.cleanup();
        };
        return { done: paint(), cancel: () => cancel() };
      },
      close: () => void close(),
    };
  }

  return {
    open: (blob, mediaType) =>
      mediaType === "application/pdf" ? openPdf(blob) : Promise.resolve(picture(blob)),
    canvas: () => document.createElement("canvas"),
    close() {
      worker?.then(({ close }) => close()).catch(() => undefined);
      worker = null;
    },
  };
}

function picture(blob: Blob): Paper {
  return {
    pages: 1,
    paint(canvas, { width, height, turn }) {
      const paint = async () => {
        const bitmap = await createImageBitmap(blob);
        const lies = turn % 180 === 90;
        const [wide, high] = lies ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
        const scale = Math.min(width / wide, height / high);
        const [across, down] = [bitmap.width * scale, bitmap.height * scale];
        canvas.width = Math.round(lies ? down : across);
        canvas.height = Math.round(lies ? across : down);
        const context = canvas.getContext("2d", { alpha: false });
        if (!context) throw new Error("no canvas of this size");
        context.imageSmoothingQuality = "high";
        context.translate(canvas.width / 2, canvas.height / 2);
        context.rotate((turn * Math.PI) / 180);
        context.drawImage(bitmap, -across / 2, -down / 2, across, down);
        bitmap.close();
      };
      return { done: paint(), cancel: () => undefined };
    },
    close: () => undefined,
  };
}
