// How much of each kind there is, as the office's old dashboard had it: in progress, and issued.

import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";

import { isRunning } from "../following/Track.tsx";
import { isInGroup, type Types } from "../following/types.ts";

const LABEL: Text = { id: "Jumlah permohonan dan izin Anda", en: "Your applications and permits" };
const RUNNING: Text = { id: "{count} dalam proses", en: "{count} in progress" };
const ISSUED: Text = { id: "{count} terbit", en: "{count} issued" };

/** Groups of which the person has none are left out. */
export function Counts({
  types,
  applications,
  permits,
}: {
  types: Types;
  applications: readonly Schemas["ApplicationItem"][];
  permits: readonly Schemas["PermitItem"][];
}) {
  const own = types.groups
    .map((group) => {
      const inGroup = ({ type_id }: { type_id: string }) => isInGroup(types, type_id, group.id);
      const running = applications.filter((item) => isRunning(item) && inGroup(item)).length;
      return { ...group, running, issued: permits.filter(inGroup).length };
    })
    .filter(({ running, issued }) => running + issued > 0);
  if (own.length === 0) return null;
  return (
    <ul class="app-counts" aria-label={say(LABEL)}>
      {own.map(({ id, name, running, issued }) => (
        <li key={id}>
          <strong>{say(name)}</strong>
          <a class="govuk-link" href="/permohonan">
            {say(RUNNING, { count: running })}
          </a>
          <a class="govuk-link" href="/izin-saya">
            {say(ISSUED, { count: issued })}
          </a>
        </li>
      ))}
    </ul>
  );
}
