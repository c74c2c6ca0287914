import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Found, SearchField } from "bersama/components/Search.tsx";
import { Details, Show } from "bersama/components/shown.tsx";
import { findIn } from "bersama/finding.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { HelpNav } from "./HelpNav.tsx";
import { Labelled } from "./Labelled.tsx";

const TITLE: Text = { id: "Tanya jawab", en: "Questions and answers" };
const SEARCH: Text = { id: "Cari pertanyaan", en: "Search the questions" };
const HINT: Text = { id: "Misalnya kata sandi, biaya, STR", en: "For example password, cost, STR" };
const FOUND: Text = { id: "{count} pertanyaan", en: "{count} {count:question|questions}" };
const NONE: Text = {
  id: "Tidak ada pertanyaan yang cocok. Coba kata lain, atau hubungi kami.",
  en: "No question matches. Try another word, or contact us.",
};
const STILL: Text = {
  id: "Belum terjawab? Hubungi kami",
  en: "Not answered? Contact us",
};

export default function Questions() {
  const faq = useLoaded(() => answer(api.GET("/api/faq")), []);
  return (
    <Page title={say(TITLE)}>
      <HelpNav />
      <Show loaded={faq}>{({ items }) => <Searched items={items} />}</Show>
      <p class="govuk-body">
        <a class="govuk-link" href="/kontak">
          {say(STILL)}
        </a>
      </p>
    </Page>
  );
}

function Searched({ items }: { items: readonly Schemas["QuestionView"][] }) {
  const [search, setSearch] = useState("");
  const found = findIn(items, search, ({ question, answer }) => [say(question), say(answer)]);
  return (
    <>
      <div class="app-narrow app-no-print">
        <SearchField label={SEARCH} hint={HINT} value={search} onValue={setSearch} />
      </div>
      <Found count={found.length} some={FOUND} none={NONE} />
      {found.map(({ id, question, answer }) => (
        <Details key={id} summary={say(question)}>
          <p class="app-pre">
            <Labelled text={say(answer)} />
          </p>
        </Details>
      ))}
    </>
  );
}
