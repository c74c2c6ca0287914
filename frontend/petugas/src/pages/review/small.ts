import { release, toJpeg } from "bersama/berkas/canvas.ts";
import { drawPage, openPdf } from "bersama/berkas/pdfjs.ts";

/** A PDF's first page as a picture, `width` CSS pixels wide; its canvas is gone when it is done. */
export async function small(pdf: Blob, width: number): Promise<Blob> {
  const { pdf: opened, close } = await openPdf(new Uint8Array(await pdf.arrayBuffer()));
  try {
    const canvas = await drawPage(await opened.getPage(1), width * 2);
    const picture = await toJpeg(canvas, 0.8);
    release(canvas);
    return picture;
  } finally {
    await close();
  }
}
