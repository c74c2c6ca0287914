import { WAY_CHANGE_HOURS } from "bersama/api/rules.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { editOfficer, inviteAgain, type Officer, readdress, resetFactor } from "../../api/staff.ts";
import { Collision } from "../../components/Collision.tsx";
import { Beforehand } from "../../components/Undecidable.tsx";
import { roleName } from "../../shell/nav.ts";
import { Post } from "./fields.tsx";
import { nameOf } from "./names.ts";

const SINCE: Text = { id: "Akun dibuat {day} · {email}", en: "Account made {day} · {email}" };
const SAVE: Text = { id: "Simpan perubahan", en: "Save the changes" };
const SAVED: Text = { id: "Perubahan tersimpan.", en: "The changes are saved." };
const WAITS_ROLES: Text = {
  id: "Tersimpan. Peran yang ditambahkan menunggu persetujuan orang kedua.",
  en: "Saved. The roles that were added wait for a second person.",
};
const ACCESS: Text = { id: "Cara masuk", en: "Ways to sign in" };
const DISABLE: Text = { id: "Nonaktifkan akun", en: "Disable the account" };
const ENABLE: Text = { id: "Aktifkan lagi", en: "Enable again" };
const DISABLE_MEANS: Text = {
  id: "Semua sesinya berakhir seketika. Berkas yang dipegangnya menjadi bebas.",
  en: "All sessions end at once. Files that were claimed are free.",
};
const INVITE: Text = { id: "Kirim undangan lagi", en: "Send the invitation again" };
const INVITED: Text = { id: "Undangan terkirim.", en: "The invitation is sent." };
const LOOKED: Text = { id: "Yang dibuka petugas ini", en: "What this officer looked at" };
const REASON: Text = { id: "Alasan", en: "Reason" };
const FACTOR: Text = { id: "Faktor kedua hilang", en: "Second factor lost" };
const FACTOR_MEANS: Text = {
  id: "Dilepas agar dapat dipasang lagi. Pastikan dulu orangnya: datang sendiri, atau dikenali rekan.",
  en: "It is taken off so that it can be set up anew. Make sure who asks: in person, or known to a colleague.",
};
const FACTOR_DO: Text = { id: "Lepas faktor kedua", en: "Take the second factor off" };
const ADDRESS: Text = { id: "E-mail lain", en: "Another e-mail address" };
const ADDRESS_MEANS: Text = {
  id: "Berlaku setelah tautan yang dikirim ke alamat baru dibuka.",
  en: "It counts once the link that is sent there has been followed.",
};
const ADDRESS_NEW: Text = { id: "Alamat baru", en: "New address" };
const ADDRESS_DO: Text = { id: "Ganti alamat", en: "Change the address" };
const WAITS: Text = {
  id: "Menunggu persetujuan orang kedua, atau {hours} jam.",
  en: "It waits for a second person to agree, or for {hours} {hours:hour|hours}.",
};
const DONE: Text = { id: "Sudah dilakukan.", en: "It is done." };

export function OfficerDetail({
  officer,
  onChanged,
}: {
  officer: Officer;
  onChanged: () => Promise<void>;
}) {
  const { account_id, version, enabled, email, has_password, created_at } = officer;
  const form = useForm(
    {
      name: officer.name,
      title_before: officer.title_before,
      title_after: officer.title_after,
      position: officer.position,
      rank: officer.rank,
      nip: officer.nip,
      roles: [...officer.roles],
    },
    async (values) => {
      await editOfficer(account_id, { ...values, version });
      await onChanged();
    },
  );
  const added = form.values.roles.filter((role) => !officer.roles.includes(role));
  const taken = officer.roles.filter((role) => !form.values.roles.includes(role));
  const turn = useAct(async () => {
    await editOfficer(account_id, { version, enabled: !enabled });
    await onChanged();
  });
  const invite = useAct(async () => {
    await inviteAgain(account_id);
  });
  return (
    <section class="app-talk" aria-label={nameOf(officer)}>
      <h2>{nameOf(officer)}</h2>
      <p class="app-quiet">{say(SINCE, { day: day(created_at), email })}</p>
      <ActForm act={form} label={say(SAVE)}>
        <Post form={form} />
        <div role="status">
          {added.map((role) => (
            <Beforehand
              key={role}
              role={role}
              label={roleName(role)}
              gains={account_id}
              name={officer.name}
            />
          ))}
          {taken.map((role) => (
            <Beforehand key={role} role={role} label={roleName(role)} away={account_id} />
          ))}
          {form.done && <p>{say(added.length > 0 ? WAITS_ROLES : SAVED)}</p>}
        </div>
      </ActForm>
      <h3>{say(ACCESS)}</h3>
      {turn.problem && <Collision what={turn.problem.title}>{turn.problem.detail}</Collision>}
      {invite.problem && <Collision what={invite.problem.title}>{invite.problem.detail}</Collision>}
      {enabled && <Disable officer={officer} onDisable={turn.run} />}
      <p class="app-actions">
        {!enabled && (
          <button type="button" class="app-button" onClick={() => void turn.run()}>
            {say(ENABLE)}
          </button>
        )}
        {enabled && !has_password && (
          <button type="button" class="app-button" onClick={() => void invite.run()}>
            {say(INVITE)}
          </button>
        )}
        <a href={`/petugas/akses/${account_id}`}>{say(LOOKED)}</a>
        <span role="status">{invite.done && say(INVITED)}</span>
      </p>
      <Factor account={account_id} />
      <Address account={account_id} />
    </section>
  );
}

/** What it means is read before it is done; what would be stuck is asked for when somebody looks. */
function Disable({ officer, onDisable }: { officer: Officer; onDisable: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="app-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(DISABLE)}</summary>
      <p class="app-quiet">{say(DISABLE_MEANS)}</p>
      <div role="status">
        {open &&
          officer.roles.map((role) => (
            <Beforehand key={role} role={role} label={roleName(role)} away={officer.account_id} />
          ))}
      </div>
      <button type="button" class="app-button app-button--bad" onClick={() => void onDisable()}>
        {say(DISABLE)}
      </button>
    </details>
  );
}

function Factor({ account }: { account: string }) {
  const form = useForm(
    { reason: "", waits: false },
    async ({ reason }) => {
      const { waits } = await resetFactor(account, reason);
      form.put({ reason: "", waits });
    },
    { prefix: "factor-" },
  );
  return (
    <details class="app-fold">
      <summary>{say(FACTOR)}</summary>
      <p class="app-quiet">{say(FACTOR_MEANS)}</p>
      <ActForm act={form} label={say(FACTOR_DO)}>
        <TextField {...form.field("reason")} label={say(REASON)} />
        <p role="status">
          {form.done && say(form.values.waits ? WAITS : DONE, { hours: WAY_CHANGE_HOURS })}
        </p>
      </ActForm>
    </details>
  );
}

function Address({ account }: { account: string }) {
  const form = useForm(
    { email: "", reason: "", waits: false },
    async ({ email, reason }) => {
      const { waits } = await readdress(account, email, reason);
      form.put({ email: "", reason: "", waits });
    },
    { prefix: "address-" },
  );
  return (
    <details class="app-fold">
      <summary>{say(ADDRESS)}</summary>
      <p class="app-quiet">{say(ADDRESS_MEANS)}</p>
      <ActForm act={form} label={say(ADDRESS_DO)}>
        <TextField {...form.field("email")} label={say(ADDRESS_NEW)} native={{ type: "email" }} />
        <TextField {...form.field("reason")} label={say(REASON)} />
        <p role="status">
          {form.done && say(form.values.waits ? WAITS : DONE, { hours: WAY_CHANGE_HOURS })}
        </p>
      </ActForm>
    </details>
  );
}
