// Syarat: what each permit takes, by sector, before anybody applies.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Select } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Found, SearchField } from "bersama/components/Search.tsx";
import { Show } from "bersama/components/shown.tsx";
import { findIn } from "bersama/finding.ts";
import { forget, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";

import { OfType } from "./OfType.tsx";
import { WANTED } from "./wanted.ts";

const TITLE: Text = { id: "Syarat izin", en: "Requirements" };
const LEAD: Text = {
  id: "Lihat apa yang perlu disiapkan sebelum mengajukan. Semua layanan gratis.",
  en: "See what to prepare before you apply. Every service is free of charge.",
};
const SEARCH: Text = { id: "Cari jenis izin", en: "Search for a permit" };
const HINT: Text = {
  id: "Contoh: bidan, skripsi, orgen tunggal",
  en: "For example: midwife, thesis, concert",
};
const SECTOR: Text = { id: "Sektor", en: "Sector" };
const ALL: Text = { id: "Semua sektor", en: "All sectors" };
const FOUND: Text = { id: "{count} jenis izin", en: "{count} permit {count:type|types}" };
const NONE: Text = {
  id: "Tidak ada yang cocok. Coba kata lain, misalnya nama profesi Anda.",
  en: "Nothing matches. Try another word, such as your profession.",
};
const FACTS: Text = {
  id: "{documents} dokumen, paling lama {days} hari kerja",
  en: "{documents} {documents:document|documents}, at most {days} working {days:day|days}",
};

export default function Requirements() {
  const { params } = useRoute();
  // The page is built without a type, so the type comes after the page has been taken over.
  const [typeId, setTypeId] = useState<string>();
  useEffect(() => setTypeId(params.type), [params.type]);
  const found = useLoaded(() => answer(api.GET("/api/requirements")), []);
  const name = found.value?.sectors
    .flatMap(({ types }) => types)
    .find(({ id }) => id === typeId)?.name;
  return (
    <Page title={say(name ?? TITLE)} caption={name && say(TITLE)}>
      {typeId ? (
        <OfType key={typeId} typeId={typeId} />
      ) : (
        <>
          <p class="govuk-body app-lead">{say(LEAD)}</p>
          <Show loaded={found}>{(all) => <BySector {...all} />}</Show>
        </>
      )}
    </Page>
  );
}

function BySector({ sectors, words }: Schemas["Requirements"]) {
  const { query } = useLocation();
  const [search, setSearch] = useState("");
  useEffect(() => {
    setSearch(kept<string>(WANTED, "sessionStorage") ?? "");
    forget(WANTED, "sessionStorage");
  }, []);
  const [sector, setSector] = useState(query.sektor ?? "");
  const offered = sectors
    .filter(({ id }) => !sector || id === sector)
    .flatMap((of) => of.types.map((type) => ({ type, of })))
    .sort((one, other) => say(one.type.name).localeCompare(say(other.type.name)));
  // In all sectors at once: what one of them has as it is typed is no misspelling in another.
  const found = findIn(offered, search, ({ type: { id, name, summary }, of }) =>
    [name, words[id], of.name, summary].map((text) => text && say(text)),
  );
  const shown = sectors
    .map((each) => ({
      ...each,
      types: found.filter(({ of }) => of === each).map(({ type }) => type),
    }))
    .filter(({ types }) => types.length > 0);
  return (
    <>
      <div class="app-filters">
        <SearchField label={SEARCH} hint={HINT} value={search} onValue={setSearch} />
        <Select
          id="sektor"
          label={say(SECTOR)}
          prompt={say(ALL)}
          value={sector}
          onValue={setSector}
          options={sectors.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
      </div>
      <Found count={found.length} some={FOUND} none={NONE} />
      {shown.map(({ id, name, types }) => (
        <section key={id} aria-labelledby={`sektor-${id}`}>
          <h2 class="govuk-heading-m" id={`sektor-${id}`}>
            {say(name)}
          </h2>
          <ul class="app-cards">
            {types.map((type) => (
              <li class="app-card" key={type.id}>
                <a class="app-card__link govuk-link" href={`/syarat/${type.id}`}>
                  {say(type.name)}
                </a>
                <p>{say(type.summary)}</p>
                <p>
                  <strong>
                    {say(FACTS, {
                      documents: type.documents.filter(({ only_for }) => only_for !== "renewal")
                        .length,
                      days: type.promised_days,
                    })}
                  </strong>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
