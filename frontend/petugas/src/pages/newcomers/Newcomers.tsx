// New accounts that nobody has looked at, the oldest first, and one of them.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { newcomers } from "../../api/newcomers.ts";
import { ChooseOne } from "../../components/ChooseOne.tsx";
import { ListMore } from "../../components/ListMore.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { shortMoment } from "../../moments.ts";
import { Identity } from "./Identity.tsx";

const TITLE: Text = { id: "Akun baru", en: "New accounts" };
const WHY: Text = {
  id: "Cocokkan data dengan pindaian KTP. Sebelum itu tidak ada izin yang ditandatangani untuk akun ini.",
  en: "Compare the particulars with the scan of the identity card. Until then no permit is signed for the account.",
};
const LIST: Text = { id: "Akun yang belum dilihat", en: "Accounts that nobody has looked at" };
const NOBODY: Text = {
  id: "Semua akun sudah dicocokkan.",
  en: "Every account has been compared.",
};
const SINCE: Text = { id: "terdaftar {when}", en: "registered {when}" };
const WARNINGS: Text = { id: "{count} beda", en: "{count} {count:difference|differences}" };
const CHOOSE: Text = { id: "Pilih akun.", en: "Choose an account." };

export default function Newcomers({ account }: { account?: string }) {
  const { route } = useLocation();
  const accounts = usePaged(newcomers, []);
  const items = accounts.value?.items ?? [];
  const next = items.find(({ account_id }) => account_id !== account)?.account_id;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(WHY)} />
      <div class="app-inbox">
        <nav class="app-mails" aria-label={say(LIST)}>
          {accounts.state === "failed" && !accounts.value && (
            <FailedToLoad problem={accounts.problem} again={() => void accounts.again()} />
          )}
          {!accounts.value && accounts.state === "loading" && <Loading />}
          {accounts.value && items.length === 0 && <p class="app-blank">{say(NOBODY)}</p>}
          <ul>
            {items.map((one) => (
              <li key={one.account_id}>
                <a
                  href={`/petugas/akun-baru/${one.account_id}`}
                  aria-current={one.account_id === account ? "page" : undefined}
                >
                  <b>{one.name}</b>
                  {one.warnings > 0 && (
                    <span class="app-mails__new">{say(WARNINGS, { count: one.warnings })}</span>
                  )}
                  <small>{say(SINCE, { when: shortMoment(one.registered_at) })}</small>
                </a>
              </li>
            ))}
          </ul>
          <ListMore more={accounts.more} />
        </nav>
        {account ? (
          <Identity
            key={account}
            account={account}
            onJudged={async () => {
              await accounts.again();
              route(next ? `/petugas/akun-baru/${next}` : "/petugas/akun-baru", true);
            }}
          />
        ) : (
          <ChooseOne of={items} prompt={CHOOSE} />
        )}
      </div>
    </>
  );
}
