import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useRef } from "preact/hooks";

import type { Given } from "../../api/delegations.ts";

const DONE: Text = { id: "{name} menjadi {title}", en: "{name} is {title}" };
const FROM: Text = {
  id: "dari {from} sampai dengan {until}, dan sudah diberi tahu.",
  en: "from {from} to {until}, and has been told.",
};
const STUCK: Text = {
  id: "{count} berkas yang menunggu tidak dapat diputus siapa pun.",
  en: "{count} waiting {count:file|files} can be decided by nobody.",
};
const STUCK_LEAST: Text = {
  id: "Paling sedikit {count} berkas yang menunggu tidak dapat diputus siapa pun.",
  en: "At least {count} waiting {count:file|files} can be decided by nobody.",
};
const CURE: Text = {
  id: "{name} sudah memutus tahap sebelumnya dari berkas itu. Limpahkan juga kepada satu petugas lain yang belum memutusnya.",
  en: "{name} decided an earlier step of them. Pass the role to one more officer who has not.",
};

/** What was passed on, and what nobody could decide by it: four eyes hold for deputies too. */
export function Outcome({ given }: { given: Given }) {
  const { name, title, undecidable: count } = given;
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
      {count > 0 && (
        <div class="app-notice app-notice--warn">
          <p>
            <b>{say(given.at_least ? STUCK_LEAST : STUCK, { count })}</b> {say(CURE, { name })}
          </p>
        </div>
      )}
    </div>
  );
}
