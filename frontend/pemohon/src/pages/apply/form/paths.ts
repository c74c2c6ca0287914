// Where the API's paths, such as `data.waktu.to`, lead to in a form.

import type { FieldProblem } from "bersama/api/problem.ts";
import { say } from "bersama/language.ts";

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

/** Messages as they stand in a list: with the name of their field. */
export const named = (problems: readonly FieldProblem[], rules: readonly FieldRule[]) =>
  problems.map((problem): FieldProblem => {
    const rule = rules.find((item) => isAt(problem.field, item));
    return rule ? { ...problem, message: `${say(rule.label)}: ${problem.message}` } : problem;
  });
