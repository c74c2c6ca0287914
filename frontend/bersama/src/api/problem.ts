// What goes wrong between the page and the service, always with words for a person.

import { say, type Text } from "../language.ts";
import type { components } from "./schema.d.ts";

export type ProblemDocument = components["schemas"]["Problem"];

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A refusal (RFC 9457) of the service, or of the page itself before it asked. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly reference: string | null = null,
  ) {
    super(code);
  }

  static of(document: ProblemDocument): Problem {
    const { status, code, title, detail, errors, instance } = document;
    return new Problem(status, code, title, detail, errors, instance);
  }
}

const OFFLINE: Text = { id: "Tidak ada sambungan", en: "No connection" };
const OFFLINE_CURE: Text = {
  id: "Periksa sambungan internet Anda, lalu coba lagi. Yang sudah Anda isi tidak hilang.",
  en: "Check your internet connection and try again. What you entered is not lost.",
};
const STRANGE: Text = {
  id: "Layanan sedang terganggu",
  en: "Sorry, there is a problem with the service",
};
const STRANGE_CURE: Text = {
  id: "Tunggu sebentar, lalu coba lagi. Yang sudah Anda isi tidak hilang.",
  en: "Wait a moment and try again. What you entered is not lost.",
};

/** No answer came: offline, or the line broke. */
export const offline = () => new Problem(0, "offline", say(OFFLINE), say(OFFLINE_CURE));

/** An answer came that is not the service's, for example of a gateway in between. */
export const strange = (status: number) =>
  new Problem(status, "strange-answer", say(STRANGE), say(STRANGE_CURE));

/** Whatever was thrown, as a problem; a mistake of our own is not hidden behind one. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  throw thrown;
}
