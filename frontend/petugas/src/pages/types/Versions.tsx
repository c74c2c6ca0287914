import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { Listed } from "../../components/Listed.tsx";

import type { Version } from "./version.ts";

const TITLE: Text = { id: "Versi aturan", en: "Versions of the rules" };
const VERSION: Text = { id: "Versi", en: "Version" };
const STATE: Text = { id: "Keadaan", en: "State" };
const FROM: Text = { id: "Berlaku mulai", en: "In force from" };
const UNTIL: Text = { id: "Ditarik mulai", en: "Withdrawn from" };
const KEPT: Text = {
  id: "Berkas yang sudah dikirim tetap memakai versi saat dikirim.",
  en: "Files that were sent in keep the version they were sent under.",
};
const IN_FORCE: Text = { id: "Berlaku", en: "In force" };
const NOT_IN_FORCE: Text = { id: "Tidak berlaku hari ini", en: "Not in force today" };

export function Versions({ versions, chosen }: { versions: readonly Version[]; chosen: Version }) {
  return (
    <section class="app-panel app-panel__body">
      <h2>{say(TITLE)}</h2>
      <Listed caption={say(TITLE)} heads={[VERSION, STATE, FROM, UNTIL]} tight>
        {versions.map((one) => (
          <tr key={one.rule_set} class={one === chosen ? "is-here" : undefined}>
            <th scope="row">
              <a
                href={`/petugas/jenis-izin/${one.type_id}?versi=${one.rule_set}`}
                aria-current={one === chosen ? "true" : undefined}
              >
                {one.rule_set}
              </a>
            </th>
            <td>
              <span class={`app-tag${one.in_force ? " app-tag--good" : ""}`}>
                {say(one.in_force ? IN_FORCE : NOT_IN_FORCE)}
              </span>
            </td>
            <td>{day(one.rule.starts_on ?? one.starts_on)}</td>
            <td>{one.rule.withdrawn_on ? day(one.rule.withdrawn_on) : "–"}</td>
          </tr>
        ))}
      </Listed>
      <p class="app-quiet">{say(KEPT)}</p>
    </section>
  );
}
