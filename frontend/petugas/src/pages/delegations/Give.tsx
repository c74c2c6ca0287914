// Which role, to whom, for which days, and by which order.

import { session, signedIn } from "bersama/api/session.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Radios, Select, TextField } from "bersama/components/fields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { type Colleague, colleagues, type Given, give } from "../../api/delegations.ts";
import { Beforehand } from "../../components/Undecidable.tsx";
import { dashboard } from "../../counters.ts";
import { roleName } from "../../shell/nav.ts";
import { bodyOf, deputies, holders, NOTHING, namesHolder, passable, whoIsAway } from "./passing.ts";

const TITLE: Text = { id: "Limpahkan wewenang", en: "Pass a role on" };
const ROLE: Text = { id: "Peran", en: "Role" };
const CHOOSE_ROLE: Text = { id: "Pilih peran", en: "Choose a role" };
const KIND: Text = { id: "Sebagai", en: "As" };
const KINDS: readonly { value: string; label: Text; hint: Text }[] = [
  {
    value: "plh",
    label: { id: "Pelaksana harian (Plh.)", en: "Acting for the day (Plh.)" },
    hint: { id: "Pejabatnya berhalangan sementara.", en: "Whoever holds the post is away." },
  },
  {
    value: "plt",
    label: { id: "Pelaksana tugas (Plt.)", en: "Acting (Plt.)" },
    hint: { id: "Jabatannya kosong.", en: "The post is vacant." },
  },
];
const ABSENT: Text = { id: "Yang berhalangan", en: "Who is away" };
const TO: Text = { id: "Kepada", en: "To" };
const TO_HINT: Text = {
  id: "Ia tetap tidak memutus berkas yang sudah diputusnya di tahap lain. Untuk menandatangani surat, ia harus ber-NIP.",
  en: "They still decide no file that they decided at another step. Whoever signs letters needs a NIP.",
};
const CHOOSE: Text = { id: "Pilih rekan", en: "Choose a colleague" };
const NOBODY: Text = {
  id: "Tidak ada petugas dengan peran ini; pilih Plt.",
  en: "No officer has this role; choose Plt.",
};
const FROM: Text = { id: "Mulai", en: "From" };
const UNTIL: Text = { id: "Sampai dengan", en: "Until" };
const BASIS: Text = { id: "Nomor surat perintah", en: "Number of the order" };
const GIVE: Text = { id: "Limpahkan", en: "Pass it on" };

const named = ({ account_id, name, position }: Colleague) => ({
  value: account_id,
  label: position ? `${name}, ${position}` : name,
});

export function Give({ onGiven }: { onGiven: (given: Given) => Promise<void> }) {
  const everybody = useLoaded(colleagues, []);
  const own = session.value?.roles ?? [];
  const columns = dashboard.value?.roles.map(({ role }) => role) ?? [];
  const offered = passable(own, columns);
  const today = officeDay(new Date());
  const [only] = offered.length === 1 ? offered : [];
  const form = useForm({ ...NOTHING, starts_on: today, until: today }, async (values) => {
    const given = await give(bodyOf({ ...values, role: values.role || only || "" }, own));
    form.put({ ...NOTHING, starts_on: today, until: today });
    await onGiven(given);
  });
  const role = form.values.role || only || "";
  const away = whoIsAway(form.values, role, own, signedIn.value);
  const deputy = deputies(everybody.value ?? [], role).find(
    ({ account_id }) => account_id === form.values.account_id,
  );
  return (
    <section class="app-panel app-panel--pad app-panel--form">
      <h2>{say(TITLE)}</h2>
      <Show loaded={everybody}>
        {(people) => (
          <ActForm act={form} label={say(GIVE)}>
            <Select
              {...form.field("role")}
              value={role}
              label={say(ROLE)}
              prompt={say(CHOOSE_ROLE)}
              options={offered.map((value) => ({ value, label: roleName(value) }))}
            />
            <Radios
              {...form.field("kind")}
              label={say(KIND)}
              options={KINDS.map(({ value, label, hint }) => ({
                value,
                label: say(label),
                hint: say(hint),
              }))}
            />
            {namesHolder(form.values.kind, role, own) && (
              <Select
                {...form.field("on_behalf_of")}
                label={say(ABSENT)}
                hint={holders(people, role).length > 0 ? undefined : say(NOBODY)}
                prompt={say(CHOOSE)}
                options={holders(people, role).map(named)}
              />
            )}
            <Select
              {...form.field("account_id")}
              label={say(TO)}
              hint={say(TO_HINT)}
              prompt={say(CHOOSE)}
              options={deputies(people, role).map(named)}
            />
            <div role="status">
              {role && deputy && (away || form.values.kind === "plt") && (
                <Beforehand
                  role={role}
                  label={roleName(role)}
                  gains={deputy.account_id}
                  away={away}
                  name={deputy.name}
                />
              )}
            </div>
            <div class="app-pair">
              <TextField
                {...form.field("starts_on")}
                label={say(FROM)}
                native={{ type: "date", min: today }}
              />
              <TextField
                {...form.field("until")}
                label={say(UNTIL)}
                native={{ type: "date", min: form.values.starts_on }}
              />
            </div>
            <TextField {...form.field("basis")} label={say(BASIS)} native={{ maxLength: 100 }} />
          </ActForm>
        )}
      </Show>
    </section>
  );
}
