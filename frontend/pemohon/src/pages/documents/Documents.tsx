// Dokumen: what applicants have to bring, what it must look like, samples of what they write
// themselves, and the legal basis. All but the samples comes from the permit types' own data.

import { answer, api } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Found, SearchField } from "bersama/components/Search.tsx";
import { Details, Show } from "bersama/components/shown.tsx";
import { Tabs } from "bersama/components/Tabs.tsx";
import { findIn } from "bersama/finding.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso";

import { fileRule } from "../apply/wording.ts";
import { asked, laws, type Named, type Sectors } from "./gathered.ts";
import { LetterPage } from "./LetterPage.tsx";
import { LETTERS } from "./letters.ts";

const TITLE: Text = { id: "Dokumen", en: "Documents" };
const LEAD: Text = {
  id: "Apa yang harus Anda siapkan, bagaimana bentuknya, dan contoh surat yang Anda tulis sendiri.",
  en: "What to prepare, what it must look like, and samples of the letters that you write yourself.",
};
const PARTS: Text = { id: "Bagian halaman", en: "Parts of the page" };
const SAMPLES: Text = { id: "Contoh surat", en: "Sample letters" };
const DOCUMENTS: Text = { id: "Dokumen syarat", en: "Documents asked for" };
const LAWS: Text = { id: "Dasar hukum", en: "Legal basis" };
const RULES: Text = { id: "Aturan untuk semua dokumen", en: "Rules for every document" };
const RULES_LIST: readonly Text[] = [
  {
    id: "Jelas dan tidak buram; seluruh halaman terlihat.",
    en: "Clear and sharp; whole pages in view.",
  },
  {
    id: "Hasil mesin atau aplikasi pemindai tanpa tanda air, bukan foto yang diubah menjadi PDF.",
    en: "From a scanner or an app without a watermark, not a photo turned into a PDF.",
  },
  {
    id: "PDF tidak dikunci kata sandi.",
    en: "The PDF has no password.",
  },
  {
    id: "Berkas yang terlalu besar dikecilkan di ponsel Anda saat diunggah; jangan mengunggahnya ke situs lain.",
    en: "A file that is too large is made smaller on your phone as you upload it; do not upload it to another website.",
  },
];
const SEARCH: Text = { id: "Cari dokumen", en: "Search the documents" };
const HINT: Text = {
  id: "Misalnya STR, ijazah, surat kuasa",
  en: "For example STR, diploma, proposal",
};
const FOUND: Text = { id: "{count} dokumen", en: "{count} {count:document|documents}" };
const NONE: Text = {
  id: "Tidak ada yang cocok. Coba kata lain.",
  en: "Nothing matches. Try another word.",
};
const ASKED_BY: Text = {
  id: "Untuk {count} jenis izin:",
  en: "For {count} permit {count:type|types}:",
};
const OF_ALL: Text = { id: "Semua jenis izin", en: "All permit types" };

export default function Documents() {
  const { params } = useRoute();
  // The page is built without a letter, so the letter comes after the page has been taken over.
  const [letterId, setLetterId] = useState<string>();
  useEffect(() => setLetterId(params.letter), [params.letter]);
  const letter = LETTERS.find(({ id }) => id === letterId);
  const found = useLoaded(() => answer(api.GET("/api/requirements")), []);
  if (letter)
    return (
      <Page title={letter.title}>
        <LetterPage letter={letter} />
      </Page>
    );
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <Tabs
        label={say(PARTS)}
        tabs={[
          { id: "contoh", label: say(SAMPLES), content: () => <Samples /> },
          {
            id: "syarat",
            label: say(DOCUMENTS),
            content: () => (
              <Show loaded={found}>{({ sectors }) => <AllAsked sectors={sectors} />}</Show>
            ),
          },
          {
            id: "hukum",
            label: say(LAWS),
            content: () => (
              <Show loaded={found}>{({ sectors }) => <Laws sectors={sectors} />}</Show>
            ),
          },
        ]}
      />
    </Page>
  );
}

const Samples = () => (
  <ul class="app-cards">
    {LETTERS.map((letter) => (
      <li class="app-card" key={letter.id}>
        <a class="app-card__link govuk-link" href={`/dokumen/${letter.id}`} lang="id">
          {letter.title}
        </a>
        <p>{say(letter.for)}</p>
      </li>
    ))}
  </ul>
);

function AllAsked({ sectors }: { sectors: Sectors }) {
  const [search, setSearch] = useState("");
  const found = findIn(asked(sectors), search, ({ document: { label, help } }) => [
    say(label),
    help && say(help),
  ]);
  return (
    <>
      <Details summary={say(RULES)}>
        <ul class="govuk-list govuk-list--bullet">
          {RULES_LIST.map((rule) => (
            <li key={rule.id}>{say(rule)}</li>
          ))}
        </ul>
      </Details>
      <div class="app-narrow">
        <SearchField label={SEARCH} hint={HINT} value={search} onValue={setSearch} />
      </div>
      <Found count={found.length} some={FOUND} none={NONE} />
      {found.map(({ key, document, types }) => (
        <Details key={key} summary={say(document.label)}>
          {document.help && <p>{say(document.help)}</p>}
          <p>{fileRule(document)}</p>
          <Types types={types} />
        </Details>
      ))}
    </>
  );
}

function Types({ types }: { types: readonly Named[] }) {
  return (
    <>
      <p>{say(ASKED_BY, { count: types.length })}</p>
      <ul class="govuk-list govuk-list--bullet">
        {types.map(({ id, name }) => (
          <li key={id}>
            <a class="govuk-link" href={`/syarat/${id}`}>
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Laws({ sectors }: { sectors: Sectors }) {
  const all = sectors.reduce((sum, { types }) => sum + types.length, 0);
  return (
    <>
      {laws(sectors).map(({ law, types }) => (
        <Details key={law} summary={law}>
          {types.length === all ? <p>{say(OF_ALL)}</p> : <Types types={types} />}
        </Details>
      ))}
    </>
  );
}
