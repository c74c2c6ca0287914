// Fields of a permit type, tied to what saves them.

import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren, ComponentType } from "preact";

import type { FieldRule } from "../application.ts";
import type { ControlProps } from "./control.ts";
import { messageOf } from "./paths.ts";
import type { Saver } from "./saver.ts";

const ELSEWHERE: Text = {
  id: "Isian ini juga diubah di jendela lain. Yang ditulis terakhir yang disimpan: tutup jendela yang lain, lalu periksa isian ini.",
  en: "This answer was changed in another window, too. What is written last is saved: close the other window, then check this answer.",
};

/** `control` shows them; `above`: what stands over one, such as an officer's reason; `below`: what
 * its answer means. */
export function Fields({
  saver,
  rules,
  control: Control,
  above = () => null,
  below = () => null,
}: {
  saver: Saver;
  rules: readonly FieldRule[];
  control: ComponentType<ControlProps>;
  above?: (rule: FieldRule) => ComponentChildren;
  below?: (rule: FieldRule, value: unknown) => ComponentChildren;
}) {
  const values = saver.values.value;
  const problems = saver.problems.value;
  const elsewhere = saver.elsewhere.value;
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
          <p class="app-elsewhere" role="status">
            {elsewhere.includes(rule.id) && say(ELSEWHERE)}
          </p>
          <Control
            rule={rule}
            value={values[rule.id]}
            onValue={(value) => saver.set(rule.id, value)}
            errorAt={(path) => {
              const problem = problems.find((item) => item.field === path);
              return problem && messageOf(problem);
            }}
          />
          {below(rule, values[rule.id])}
        </div>
      ))}
    </>
  );
}
