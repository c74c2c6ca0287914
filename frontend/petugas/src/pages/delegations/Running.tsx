import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { Delegation } from "../../api/delegations.ts";
import { Listed } from "../../components/Listed.tsx";
import { StateTag } from "../../components/StateTag.tsx";

const WHO: Text = { id: "Pelaksana", en: "Who acts" };
const FOR: Text = { id: "Menggantikan", en: "Instead of" };
const DAYS: Text = { id: "Masa", en: "Days" };
const BASIS: Text = { id: "Dasar", en: "By order" };
const BY: Text = { id: "Dilimpahkan oleh", en: "Passed on by" };
const ACT: Text = { id: "Tindakan", en: "Action" };
const VACANT: Text = { id: "jabatan kosong", en: "vacant post" };
const RUNS: Text = { id: "Berlaku", en: "Runs" };
const TO_COME: Text = { id: "Akan datang", en: "To come" };
const UNTIL: Text = { id: "s.d.", en: "to" };
const END: Text = { id: "Akhiri", en: "End" };
const WHOSE: Text = { id: "{title}, {name}", en: "{title}, {name}" };

/** One line for each, with the way to end it. */
export function Running({
  caption,
  items,
  end,
}: {
  caption: string;
  items: readonly Delegation[];
  end: (one: Delegation) => void;
}) {
  return (
    <Listed caption={caption} heads={[WHO, FOR, DAYS, BASIS, BY, ACT]}>
      {items.map((one) => (
        <tr key={one.delegation_id}>
          <th scope="row">
            {one.name}
            <small>{one.title}</small>
          </th>
          <td>{one.on_behalf_of || <span class="app-quiet">{say(VACANT)}</span>}</td>
          <td>
            <span class="app-nowrap">{day(one.starts_on)}</span>{" "}
            {one.until !== one.starts_on && (
              <span class="app-nowrap">
                {say(UNTIL)} {day(one.until)}
              </span>
            )}{" "}
            <StateTag state={one.active ? "accepted" : "waiting"}>
              {say(one.active ? RUNS : TO_COME)}
            </StateTag>
          </td>
          <td>{one.basis}</td>
          <td>{one.given_by}</td>
          <td>
            <button type="button" class="app-button app-button--small" onClick={() => end(one)}>
              {say(END)}
              <span class="app-hidden"> {say(WHOSE, { title: one.title, name: one.name })}</span>
            </button>
          </td>
        </tr>
      ))}
    </Listed>
  );
}
