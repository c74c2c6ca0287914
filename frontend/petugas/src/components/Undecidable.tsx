import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { type Outlook, outlook } from "../api/delegations.ts";

const STUCK: Text = {
  id: "{count} berkas yang menunggu tidak dapat diputus siapa pun.",
  en: "{count} waiting {count:file|files} can be decided by nobody.",
};
const STUCK_LEAST: Text = {
  id: "Paling sedikit {count} berkas yang menunggu tidak dapat diputus siapa pun.",
  en: "At least {count} waiting {count:file|files} can be decided by nobody.",
};
const WOULD: Text = {
  id: "{count} berkas yang menunggu tidak akan dapat diputus siapa pun.",
  en: "{count} waiting {count:file|files} could then be decided by nobody.",
};
const WOULD_LEAST: Text = {
  id: "Paling sedikit {count} berkas yang menunggu tidak akan dapat diputus siapa pun.",
  en: "At least {count} waiting {count:file|files} could then be decided by nobody.",
};
const CURE: Text = {
  id: "{name} sudah memutus tahap sebelumnya dari berkas itu. Limpahkan juga kepada satu petugas lain yang belum memutusnya.",
  en: "{name} decided an earlier step of them. Pass the role to one more officer who has not.",
};
const NOBODY_ELSE: Text = {
  id: "Tidak ada petugas lain yang berperan {role} dan belum memutus tahap sebelumnya. Berikan dulu peran itu kepada satu petugas lagi.",
  en: "Nobody else has the role {role} without having decided an earlier step. Give it to one more officer first.",
};

const NOBODY: Text = {
  id: "Sesudah ini tidak ada petugas yang berperan {role}.",
  en: "After this nobody has the role {role}.",
};
const NOBODY_CURE: Text = {
  id: "Berkas yang sampai di tahapnya akan tertahan. Berikan dulu peran itu kepada satu petugas lagi.",
  en: "Files that come to its step would wait. Give the role to one more officer first.",
};

/** What nobody can decide by a role that was passed on: four eyes hold for deputies too. */
export function Undecidable({ found, name }: { found: Outlook; name: string }) {
  const { undecidable: count, at_least } = found;
  return <Told text={at_least ? STUCK_LEAST : STUCK} count={count} cure={say(CURE, { name })} />;
}

/** The same before it is done: `gains` would have the role, `away` would not. */
export function Beforehand({
  role,
  label,
  gains = null,
  away = null,
  name,
}: {
  role: string;
  label: string;
  gains?: string | null;
  away?: string | null;
  /** Of whom gains it. */
  name?: string;
}) {
  const { state, value } = useLoaded(() => outlook(role, gains, away), [role, gains, away]);
  if (state !== "ready") return null;
  if (value.nobody && value.undecidable === 0)
    return <Warned what={say(NOBODY, { role: label })} cure={say(NOBODY_CURE)} />;
  return (
    <Told
      text={value.at_least ? WOULD_LEAST : WOULD}
      count={value.undecidable}
      cure={name ? say(CURE, { name }) : say(NOBODY_ELSE, { role: label })}
    />
  );
}

function Told({ text, count, cure }: { text: Text; count: number; cure: string }) {
  return count === 0 ? null : <Warned what={say(text, { count })} cure={cure} />;
}

const Warned = ({ what, cure }: { what: string; cure: string }) => (
  <div class="app-notice app-notice--warn">
    <p>
      <b>{what}</b> {cure}
    </p>
  </div>
);
