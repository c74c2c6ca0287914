// Fields of a permit type, tied to what saves them.

import type { FieldProblem } from "bersama/api/problem.ts";
import { say } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import type { FieldRule } from "../application.ts";
import { controlId, FieldControl } from "./FieldControl.tsx";
import type { Saver } from "./saver.ts";

/** `above`: what stands over a field, such as an officer's reason. */
export function Fields({
  saver,
  rules,
  above = () => null,
}: {
  saver: Saver;
  rules: readonly FieldRule[];
  above?: (rule: FieldRule) => ComponentChildren;
}) {
  const values = saver.values.value;
  const problems = saver.problems.value;
  return (
    <>
      {rules.map((rule) => (
        <div
          key={rule.id}
          class="app-field"
          onFocusIn={() => saver.entered(rule.id)}
          onFocusOut={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null))
              saver.left(rule.id);
          }}
        >
          {above(rule)}
          <FieldControl
            rule={rule}
            value={values[rule.id]}
            onValue={(value) => saver.set(rule.id, value)}
            errorAt={(path) => problems.find((item) => item.field === path)?.message}
          />
        </div>
      ))}
    </>
  );
}

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
