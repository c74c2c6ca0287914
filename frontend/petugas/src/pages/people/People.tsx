// Citizens' accounts: sought by words that stay out of the address, and one of them.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { type Found, type FoundPage, findPeople } from "../../api/people.ts";
import { ListMore } from "../../components/ListMore.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { goWithWords, readWords, words } from "../../url/words.ts";
import { PersonDetail } from "./PersonDetail.tsx";

const TITLE: Text = { id: "Akun pemohon", en: "Applicants' accounts" };
const LEAD: Text = {
  id: "Setiap pencarian dan setiap akun yang dibuka tercatat.",
  en: "Each search, and each account that is opened, is noted.",
};
const WORDS: Text = {
  id: "NIK, e-mail, nomor berkas, atau kata dari nama",
  en: "NIK, e-mail, number of a file, or words of a name",
};
const FIND: Text = { id: "Cari akun", en: "Find accounts" };
const LIST: Text = { id: "Akun yang cocok", en: "Accounts that match" };
const NONE: Text = {
  id: "Tidak ada akun yang cocok. Dengan nama hanya ditemukan yang pernah mengirim permohonan; cobalah NIK atau e-mail.",
  en: "No account matches. A name finds those alone who have sent an application; try the NIK or e-mail.",
};
const HOW: Text = { id: "Cari, lalu pilih akun.", en: "Search, then choose an account." };
const CLOSED: Text = { id: "Ditutup", en: "Closed" };
const DOUBT: Text = { id: "KTP diragukan", en: "KTP in doubt" };
const UNSEEN: Text = { id: "KTP belum dicocokkan", en: "KTP not compared yet" };

const PEOPLE = "/petugas/orang";
const FIELD = "cari-akun";

export default function People({ account }: { account?: string }) {
  const { url, route } = useLocation();
  const [typed, setTyped] = useState(words.value);
  useEffect(() => {
    if (!account) readWords(); // an account that is opened keeps the list beside it
  }, [url]);
  const sought = words.value;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <form
        class="app-actions app-find"
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) goWithWords(route, PEOPLE, typed.trim());
        }}
      >
        <label for={FIELD}>{say(WORDS)}</label>
        <input
          class="govuk-input"
          id={FIELD}
          type="search"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="app-button app-button--first">
          {say(FIND)}
        </button>
      </form>
      <div class="app-inbox">
        {sought ? (
          <Hits key={sought} sought={sought} account={account} />
        ) : (
          <p class="app-blank app-quiet">{say(HOW)}</p>
        )}
        {account && <PersonDetail key={account} account={account} />}
      </div>
    </>
  );
}

function Hits({ sought, account }: { sought: string; account: string | undefined }) {
  const { route } = useLocation();
  const found = usePaged<Found, FoundPage>((cursor) => findPeople(sought, cursor), [sought]);
  const items = found.value?.items ?? [];
  return (
    <nav class="app-mails" aria-label={say(LIST)}>
      {found.state === "failed" && !found.value && (
        <FailedToLoad problem={found.problem} again={() => void found.again()} />
      )}
      {!found.value && found.state === "loading" && <Loading />}
      {found.value && items.length === 0 && !found.more && <p class="app-blank">{say(NONE)}</p>}
      <ul>
        {items.map((one) => (
          <li key={one.account_id}>
            <a
              href={`${PEOPLE}/${one.account_id}`}
              aria-current={one.account_id === account ? "page" : undefined}
              onClick={(event) => {
                event.preventDefault(); // with what was sought beside it
                goWithWords(route, `${PEOPLE}/${one.account_id}`, sought);
              }}
            >
              <b>{one.name}</b>
              <small>{one.nik}</small>
              <span class="app-mails__tags">
                {!one.enabled && <StateTag state="refused">{say(CLOSED)}</StateTag>}
                {one.doubt && <StateTag state="check">{say(DOUBT)}</StateTag>}
                {one.unseen && <StateTag state="unchecked">{say(UNSEEN)}</StateTag>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <ListMore more={found.more} />
    </nav>
  );
}
