import { say, type Text } from "bersama/language.ts";

/** What is known of a person or a thing; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [Text, string])[] }) {
  return (
    <dl class="app-facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label.en}>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
