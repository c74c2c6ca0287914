import { Scroll } from "bersama/components/Scroll.tsx";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

/** Rows under heads, scrolled by themselves where they are too wide. The caption is seen where it is
 * `shown`, and read out anyway; a head that is a `number` stands over figures. */
export function Listed({
  caption,
  shown = false,
  heads,
  number,
  tight = false,
  children,
}: {
  caption: string;
  shown?: boolean;
  heads: readonly Text[];
  number?: Text | readonly Text[];
  tight?: boolean;
  children: ComponentChildren;
}) {
  const isNumber = (head: Text) => [number].flat().includes(head);
  return (
    <Scroll label={caption}>
      <table class={`app-table${tight ? " app-table--tight" : ""}`}>
        <caption class={shown ? undefined : "app-hidden"}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head.id} class={isNumber(head) ? "app-num" : undefined}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}
