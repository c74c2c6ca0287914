// Questions to the service. Refusals are problem documents (RFC 9457) in the page's language.

import { language } from "./language.js";

const PATIENCE_MS = 30_000;

const NO_ANSWER = {
  title: { id: "Layanan tidak menjawab", en: "The service does not answer" },
  text: {
    id: "Periksa sambungan internet Anda, lalu coba lagi.",
    en: "Check your internet connection, then try again.",
  },
};

const NOT_UNDERSTOOD = {
  title: { id: "Terjadi kesalahan di pihak kami", en: "Something went wrong on our side" },
  text: { id: "Coba lagi beberapa menit lagi.", en: "Try again in a few minutes." },
};

/** `code` is stable; `fields` are [{ field, message }]; texts as put() takes them. */
export class Problem extends Error {
  constructor({ code = "", title, text, fields = [] }) {
    super(code);
    Object.assign(this, { code, title, text, fields });
  }
}

/** The service's answer. `body`: a file goes as it is, anything else as JSON. Throws Problem. */
export async function ask(method, path, body) {
  const isFile = body instanceof Blob;
  const headers = { "Accept-Language": language() };
  if (body) headers["Content-Type"] = isFile ? "application/pdf" : "application/json";
  let answer;
  let content;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      headers,
      body: isFile || !body ? body : JSON.stringify(body),
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    content = await answer.text();
  } catch {
    throw new Problem(NO_ANSWER);
  }
  const found = parsed(content);
  if (answer.ok && found) return found;
  throw new Problem(found?.code ? refusal(found) : NOT_UNDERSTOOD);
}

function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

const refusal = ({ code, title, detail, errors }) => ({ code, title, text: detail, fields: errors });
