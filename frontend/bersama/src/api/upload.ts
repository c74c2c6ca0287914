// Sending a file straight to its bucket, with the form that the service has signed for it.

import { say, type Text } from "../language.ts";
import type { Schemas } from "./client.ts";
import { offline, Problem } from "./problem.ts";

const REFUSED: Text = { id: "Berkas belum terkirim", en: "The file was not sent" };
const REFUSED_CURE: Text = {
  id: "Waktu mengunggah sudah habis, atau berkasnya berubah. Pilih berkasnya sekali lagi.",
  en: "The permission to upload has expired, or the file has changed. Choose the file again.",
};

/**
 * `onProgress` gets what share of the bytes has left, 0 to 1. XMLHttpRequest, because `fetch`
 * tells no progress of sending.
 *
 * Throws a `Problem`: `offline` (try the same form again) or `upload-refused` (ask for a new one);
 * an `AbortError` when `signal` aborts.
 */
export function postFile(
  form: Schemas["UploadForm"],
  file: Blob,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
    body.append("file", file);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(new Problem(request.status, "upload-refused", say(REFUSED), say(REFUSED_CURE)));
    request.onerror = () => reject(offline());
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", form.url);
    request.send(body);
  });
}
