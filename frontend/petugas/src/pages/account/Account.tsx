import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../../components/PageHead.tsx";
import { SingleKeys } from "../../keys/SingleKeys.tsx";
import { roleName } from "../../shell/nav.ts";
import { profile, roles } from "../../who.ts";
import { Devices } from "./Devices.tsx";
import { OwnFactor } from "./factor/OwnFactor.tsx";
import { Password } from "./Password.tsx";

const TITLE: Text = { id: "Akun saya", en: "My account" };
const NAME: Text = { id: "Nama", en: "Name" };
const POST: Text = { id: "Jabatan", en: "Post" };
const ROLES: Text = { id: "Peran", en: "Roles" };
const EMAIL: Text = { id: "E-mail", en: "Email" };
const CHANGES: Text = {
  id: "Nama, jabatan, dan peran diubah oleh administrator.",
  en: "Name, post and roles are changed by an administrator.",
};
const AWAY: Text = { id: "Saat Anda berhalangan", en: "When you are away" };
const AWAY_LEAD: Text = {
  id: "Peran Anda dapat dijalankan rekan untuk beberapa hari (Plh.).",
  en: "A colleague can act in your role for some days (Plh.).",
};
const PASS_ON: Text = { id: "Pelimpahan wewenang", en: "Passing a role on" };
const KEYS: Text = { id: "Papan ketik", en: "Keyboard" };
const SINGLE: Text = {
  id: "Pakai tombol tunggal (j, k, x, …)",
  en: "Use single keys (j, k, x, …)",
};

export default function Account() {
  const own = profile.value;
  const facts: readonly (readonly [Text, string | null | undefined])[] = [
    [NAME, own?.name],
    [POST, own?.position],
    [ROLES, roles.value.map(roleName).join(", ")],
    [EMAIL, own?.email],
  ];
  return (
    <>
      <PageHead title={say(TITLE)} />
      <div class="app-cards">
        <div class="app-cards__column">
          <section class="app-panel app-panel--pad">
            <dl class="app-facts">
              {facts.map(([label, value]) => (
                <Fact key={label.id} label={say(label)} value={value} />
              ))}
            </dl>
            <p class="app-quiet">{say(CHANGES)}</p>
            <h2>{say(AWAY)}</h2>
            <p class="app-quiet">
              {say(AWAY_LEAD)} <a href="/petugas/pelimpahan">{say(PASS_ON)}</a>
            </p>
            <h2>{say(KEYS)}</h2>
            <SingleKeys label={say(SINGLE)} />
          </section>
          <Devices />
        </div>
        <div class="app-cards__column">
          <OwnFactor />
          <Password />
        </div>
      </div>
    </>
  );
}

function Fact({ label, value }: { label: string; value: string | null | undefined }) {
  if (!value) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
