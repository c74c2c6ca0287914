import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { Icon } from "../../components/Icon.tsx";
import { dashboard } from "../../counters.ts";
import { views } from "../../desk.ts";
import { type Filters, type ListState, read, write } from "./address.ts";
import { SaveView } from "./SaveView.tsx";

const LABEL: Text = { id: "Daftar dan tampilan tersimpan", en: "Lists and saved views" };
const SAVE: Text = { id: "Simpan tampilan", en: "Save this view" };

const TABS: readonly { state: ListState | ""; label: Text }[] = [
  { state: "", label: { id: "Perlu saya kerjakan", en: "Mine to do" } },
  { state: "mine", label: { id: "Saya pegang", en: "Held by me" } },
  { state: "overdue", label: { id: "Lewat tenggat", en: "Overdue" } },
  { state: "with_applicant", label: { id: "Di pemohon", en: "With applicant" } },
];

/** Lists that everybody has, then the officer's own. A view is no more than an address with a name. */
export function ListTabs({ filters, usual }: { filters: Filters; usual: string }) {
  const [saving, setSaving] = useState(false);
  const here = write({ ...filters, cursor: "" }, usual);
  const own = views.value.map(({ name, filters: kept }) => ({
    name,
    href: write(read(kept, usual), usual),
  }));
  const isOwn = own.some(({ href }) => href === here);
  return (
    <>
      <nav class="app-views" aria-label={say(LABEL)}>
        {TABS.map(({ state, label }) => (
          <a
            key={state}
            href={write({ ...read({}, usual), role: filters.role, state }, usual)}
            aria-current={!isOwn && filters.state === state ? "page" : undefined}
          >
            {say(label)} <Count role={filters.role} state={state} />
          </a>
        ))}
        {own.map(({ name, href }) => (
          <a key={name} href={href} aria-current={href === here ? "page" : undefined}>
            {name}
          </a>
        ))}
        <button type="button" onClick={() => setSaving(true)}>
          <Icon name="plus" /> {say(SAVE)}
        </button>
      </nav>
      {saving && <SaveView filters={filters} onClose={() => setSaving(false)} />}
    </>
  );
}

function Count({ role, state }: { role: string; state: ListState | "" }) {
  const column = dashboard.value?.roles.find((found) => found.role === role);
  const counted: Partial<Record<ListState | "", number | undefined>> = {
    "": column?.waiting,
    overdue: column?.overdue,
    with_applicant: column?.with_applicant,
    mine: dashboard.value?.mine,
  };
  const value = counted[state];
  return value === undefined ? null : <span>{value}</span>;
}
