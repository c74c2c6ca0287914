// Where the API's paths, such as `data.waktu.to`, lead to in a form.

import type { FieldProblem } from "bersama/api/problem.ts";
import { say, type Text } from "bersama/language.ts";

import type { FieldRule } from "../application.ts";

/** The id of a field's control is its path in the API, so that refusals lead to it. */
export const controlId = (rule: FieldRule) => `data.${rule.id}`;

/** The control that a path of the API leads to; undefined when it is on another page. */
export function anchorOf(path: string, rules: readonly FieldRule[]): string | undefined {
  const rule = rules.find((item) => isAt(path, item));
  if (!rule) return undefined;
  if (rule.kind !== "date_range") return controlId(rule);
  return path.endsWith(".to") ? path : `${controlId(rule)}.from`;
}

/** Whether a path of the API is of this field. */
export const isAt = (path: string, rule: FieldRule) =>
  path === controlId(rule) || path.startsWith(`${controlId(rule)}.`);

const A_DATE: Text = {
  id: "Isi tanggal, bulan, dan tahun dengan angka, misalnya 17 8 2026.",
  en: "Enter day, month and year in numbers, for example 17 8 2026.",
};
const TWO_DATES: Text = {
  id: "Isi hari pertama dan hari terakhir, masing-masing lengkap dengan bulan dan tahun.",
  en: "Enter the first and the last day, each with its month and year.",
};
// The API tells how dates are written in it; here they are three numbers.
const HERE: Record<string, Text> = {
  "not-a-date": A_DATE,
  "not-a-date-or-lifetime": A_DATE,
  "not-a-date-range": TWO_DATES,
};

/** What a problem says at the controls of a form. */
export function messageOf({ code, message }: FieldProblem): string {
  const here = HERE[code];
  return here ? say(here) : message;
}

/** Messages as they stand in a list: with the name of their field. */
export const named = (problems: readonly FieldProblem[], rules: readonly FieldRule[]) =>
  problems.map((problem): FieldProblem => {
    const rule = rules.find((item) => isAt(problem.field, item));
    return rule ? { ...problem, message: `${say(rule.label)}: ${messageOf(problem)}` } : problem;
  });
