import { type FieldProblem, Problem } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";

import type { FieldRule } from "../application.ts";
import { isAt, named } from "./paths.ts";
import type { Saver } from "./saver.ts";

const OFFLINE: Text = { id: "Belum dapat dilanjutkan", en: "You cannot go on yet" };
const OFFLINE_DETAIL: Text = {
  id: "Layanan belum terjangkau. Isian Anda aman di peramban ini; periksa sambungan internet, lalu tekan lagi.",
  en: "The service cannot be reached. What you entered is safe in this browser; check your connection, then press again.",
};
const INCOMPLETE: Text = {
  id: "Masih ada {count} isian yang perlu diperiksa",
  en: "{count} {count:entry still needs|entries still need} a look",
};
const INCOMPLETE_DETAIL: Text = {
  id: "Yang lain sudah tersimpan. Lengkapi sekarang, atau lanjutkan nanti.",
  en: "The others are saved. Complete these now, or continue later.",
};

/** As the fields stand on the page: whoever goes through the list goes through the page once. */
const inOrder = (problems: readonly FieldProblem[], rules: readonly FieldRule[]) => {
  const place = ({ field }: FieldProblem) => rules.findIndex((rule) => isAt(field, rule));
  return [...problems].sort((one, other) => place(one) - place(other));
};

/** After `saver.flush()`: throws what keeps its person from going on, as a `Problem`. */
export function refuseUnless(saver: Saver, rules: readonly FieldRule[]): void {
  const status = saver.status.value;
  if (status.state === "refused") throw status.problem;
  if (status.state === "waiting")
    throw new Problem(0, "offline", say(OFFLINE), say(OFFLINE_DETAIL));
  const problems = saver.problems.value;
  if (problems.length > 0)
    throw new Problem(
      400,
      "incomplete",
      say(INCOMPLETE, { count: problems.length }),
      say(INCOMPLETE_DETAIL),
      named(inOrder(problems, rules), rules),
    );
}
