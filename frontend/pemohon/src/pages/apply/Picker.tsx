import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Found, SearchField } from "bersama/components/Search.tsx";
import { Show } from "bersama/components/shown.tsx";
import { findIn } from "bersama/finding.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

const TITLE: Text = { id: "Pilih jenis izin", en: "Choose a permit" };
const LEAD: Text = {
  id: "Semua layanan ini gratis. Anda melihat syaratnya dahulu sebelum mulai mengisi.",
  en: "All of these are free. You see what is needed before you begin.",
};
const SEARCH: Text = { id: "Cari jenis izin", en: "Search for a permit" };
const HINT: Text = {
  id: "Contoh: bidan, skripsi, orgen tunggal",
  en: "For example: midwife, thesis, concert",
};
const FOUND: Text = { id: "{count} jenis izin", en: "{count} {count:permit|permits}" };
const NONE: Text = {
  id: "Tidak ada yang cocok. Coba kata lain, misalnya nama profesi Anda.",
  en: "Nothing matches. Try another word, such as your profession.",
};

const FOR_MANY: Text = {
  id: "Mengurus untuk banyak mahasiswa atau perawat? Undang mereka dengan daftar",
  en: "Applying for many students or nurses? Invite them by a list",
};

const FOR_INSTITUTION: Text = {
  id: "Mengurus untuk yayasan atau sekolah? Kerjakan bersama sebagai operator",
  en: "Applying for a foundation or a school? Work on it together as operators",
};

type Item = Schemas["TypeItem"];

/** `/permohonan/baru` */
export default function Picker() {
  const loaded = useLoaded(() => answer(api.GET("/api/permit-types")), []);
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <Show loaded={loaded}>{(list) => <Types {...list} />}</Show>
      <p class="govuk-body">
        <a class="govuk-link" href="/undangan/kirim">
          {say(FOR_MANY)}
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/operator">
          {say(FOR_INSTITUTION)}
        </a>
      </p>
    </Page>
  );
}

function Types({ items, groups, words }: Schemas["TypeList"]) {
  const [search, setSearch] = useState("");
  const nameOf = (id: string): Text =>
    groups.find((group) => group.id === id)?.name ?? { id, en: id };
  const byName = [...items].sort((one, other) => say(one.name).localeCompare(say(other.name)));
  const found = findIn(byName, search, ({ id, name, group, summary }) =>
    [name, words[id], nameOf(group), summary].map((text) => text && say(text)),
  );
  const shown = [...new Set(found.map((item) => item.group))];
  if (!search.trim()) shown.sort(smallestFirst(items)); // else the best found first
  return (
    <>
      <div class="app-narrow">
        <SearchField label={SEARCH} hint={HINT} value={search} onValue={setSearch} />
      </div>
      <Found count={found.length} some={FOUND} none={NONE} />
      {shown.map((group) => (
        <section key={group} aria-labelledby={`g-${group}`}>
          <h2 class="govuk-heading-m" id={`g-${group}`}>
            {say(nameOf(group))}
          </h2>
          <ul class="app-types">
            {found
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.id}>
                  <a class="govuk-link" href={`/permohonan/baru/${item.id}`}>
                    {say(item.name)}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** So that no group hides below a long one. */
function smallestFirst(items: readonly Item[]) {
  const count = (group: string) => items.filter((item) => item.group === group).length;
  return (one: string, other: string) => count(one) - count(other);
}
