import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";

import type { Given } from "../../api/delegations.ts";
import { Undecidable } from "../../components/Undecidable.tsx";

const DONE: Text = { id: "{name} menjadi {title}", en: "{name} is {title}" };
const FROM: Text = {
  id: "dari {from} sampai dengan {until}, dan sudah diberi tahu.",
  en: "from {from} to {until}, and has been told.",
};
/** What was passed on, and what nobody could decide by it. */
export function Outcome({ given }: { given: Given }) {
  const { name, title } = given;
  const top = useRef<HTMLDivElement>(null);
  // the form that was sent stands below it
  useEffect(() => top.current?.scrollIntoView({ block: "center" }), [given]);
  return (
    <div ref={top}>
      <div class="app-notice app-notice--good">
        <p>
          <b>{say(DONE, { name, title })}</b>{" "}
          {say(FROM, { from: day(given.starts_on), until: day(given.until) })}
        </p>
      </div>
      <Undecidable found={given} name={name} />
    </div>
  );
}
