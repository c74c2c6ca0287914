import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import { acting } from "../who.ts";

const AS: Text = { id: "Anda bertindak sebagai {title}", en: "You act as {title}" };
const UNTIL: Text = {
  id: "sampai dengan {day}. Keputusan dan surat menyebut jabatan itu.",
  en: "until {day}. Decisions and letters name that post.",
};
const INSTEAD: Text = { id: "untuk {name},", en: "for {name}," };

/** Whom one stands in for, on every page that lists or decides. */
export function ActingBanner() {
  return (
    <>
      {acting.value.map(({ role, title, until, on_behalf_of }) => (
        <div class="app-notice" key={role}>
          <p>
            <b>{say(AS, { title })}</b> {on_behalf_of && say(INSTEAD, { name: on_behalf_of })}{" "}
            {say(UNTIL, { day: day(until) })}
          </p>
        </div>
      ))}
    </>
  );
}
