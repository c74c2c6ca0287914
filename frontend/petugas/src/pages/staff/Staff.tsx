// Who works here, in which roles, and one of them: made, changed, shut out, helped in again.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { listOfficers, type Officer, type OfficerPage } from "../../api/staff.ts";
import { ChooseOne } from "../../components/ChooseOne.tsx";
import { ListMore } from "../../components/ListMore.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { roleName } from "../../shell/nav.ts";
import { NewOfficer } from "./NewOfficer.tsx";
import { nameOf } from "./names.ts";
import { OfficerDetail } from "./OfficerDetail.tsx";

const TITLE: Text = { id: "Petugas dan peran", en: "Officers and roles" };
const LIST: Text = { id: "Petugas", en: "Officers" };
const NEW: Text = { id: "Petugas baru", en: "New officer" };
const NO_ROLE: Text = { id: "belum ada peran", en: "no role yet" };
const CLOSED: Text = { id: "Nonaktif", en: "Disabled" };
const INVITED: Text = { id: "Belum masuk", en: "Not signed in yet" };
const CHOOSE: Text = { id: "Pilih petugas.", en: "Choose an officer." };
const GONE: Text = {
  id: "Petugas ini tidak ada di daftar.",
  en: "This officer is not in the list.",
};

export const STAFF = "/petugas/pegawai";
const NEW_ID = "baru";

export default function Staff({ account }: { account?: string }) {
  const { route } = useLocation();
  const page = usePaged<Officer, OfficerPage>(listOfficers, []);
  const items = page.value?.items ?? [];
  const chosen = items.find(({ account_id }) => account_id === account);
  return (
    <>
      <PageHead title={say(TITLE)}>
        <a class="app-button app-button--first" href={`${STAFF}/${NEW_ID}`}>
          {say(NEW)}
        </a>
      </PageHead>
      <div class="app-inbox">
        <nav class="app-mails" aria-label={say(LIST)}>
          {page.state === "failed" && !page.value && (
            <FailedToLoad problem={page.problem} again={() => void page.again()} />
          )}
          {!page.value && page.state === "loading" && <Loading />}
          <ul>
            {items.map((officer) => (
              <li key={officer.account_id}>
                <a
                  href={`${STAFF}/${officer.account_id}`}
                  aria-current={officer.account_id === account ? "page" : undefined}
                >
                  <b>{nameOf(officer)}</b>
                  <Standing officer={officer} />
                  <span class="app-mails__words">
                    {officer.roles.map(roleName).join(", ") || say(NO_ROLE)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
          <ListMore more={page.more} />
        </nav>
        {account === NEW_ID ? (
          <NewOfficer
            onMade={async (made) => {
              await page.again();
              route(`${STAFF}/${made}`, true);
            }}
          />
        ) : chosen ? (
          <OfficerDetail key={chosen.account_id} officer={chosen} onChanged={page.again} />
        ) : (
          <ChooseOne of={items} prompt={account ? GONE : CHOOSE} />
        )}
      </div>
    </>
  );
}

function Standing({ officer }: { officer: Officer }) {
  if (!officer.enabled) return <StateTag state="refused">{say(CLOSED)}</StateTag>;
  if (!officer.has_password) return <StateTag state="waiting">{say(INVITED)}</StateTag>;
  return null;
}
