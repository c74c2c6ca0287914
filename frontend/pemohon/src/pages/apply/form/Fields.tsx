// Fields of a permit type, tied to what saves them.

import type { ComponentChildren, ComponentType } from "preact";

import type { FieldRule } from "../application.ts";
import type { ControlProps } from "./control.ts";
import { messageOf } from "./paths.ts";
import type { Saver } from "./saver.ts";

/** `control` shows them; `above`: what stands over one, such as an officer's reason. */
export function Fields({
  saver,
  rules,
  control: Control,
  above = () => null,
}: {
  saver: Saver;
  rules: readonly FieldRule[];
  control: ComponentType<ControlProps>;
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
          <Control
            rule={rule}
            value={values[rule.id]}
            onValue={(value) => saver.set(rule.id, value)}
            errorAt={(path) => {
              const problem = problems.find((item) => item.field === path);
              return problem && messageOf(problem);
            }}
          />
        </div>
      ))}
    </>
  );
}
