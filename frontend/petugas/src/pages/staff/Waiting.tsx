// What waits for a second person: roles that were given, a factor to be taken off, another address, the
// first one of an applicant who is told on paper.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";
import {
  agree,
  type Waiting as Change,
  listWaiting,
  type WaitingPage,
  withdraw,
} from "../../api/staff.ts";
import { Collision } from "../../components/Collision.tsx";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { shortMoment } from "../../moments.ts";
import { roleName } from "../../shell/nav.ts";

const TITLE: Text = { id: "Persetujuan", en: "Approvals" };
const LEAD: Text = {
  id: "Kuasa diberikan oleh dua orang: yang meminta, dan Anda.",
  en: "Power is given by two people: who asks, and you.",
};
const NONE: Text = {
  id: "Tidak ada yang menunggu persetujuan.",
  en: "Nothing waits for you to agree.",
};
const KINDS: Record<string, Text> = {
  roles: { id: "Peran: {what}", en: "Roles: {what}" },
  factor: { id: "Faktor kedua dilepas", en: "Second factor taken off" },
  "first-address": {
    id: "Pemohon tanpa e-mail dan ponsel, kini dengan e-mail {what}",
    en: "Applicant without email and phone, now with {what}",
  },
  address: { id: "E-mail menjadi {what}", en: "E-mail address becomes {what}" },
};
const CAPTION: Text = { id: "Yang menunggu persetujuan", en: "What waits for a second person" };
const WHOM: Text = { id: "Untuk", en: "For" };
const WHAT: Text = { id: "Perubahan", en: "Change" };
const ASKED: Text = { id: "Diminta", en: "Asked" };
const DO: Text = { id: "Keputusan", en: "Decision" };
const AGREE: Text = { id: "Setujui", en: "Agree" };
const NO: Text = { id: "Batalkan", en: "Withdraw" };
const FOR: Text = { id: "untuk {name}", en: "for {name}" };

export default function Waiting() {
  const page = usePaged<Change, WaitingPage>(listWaiting, []);
  const act = useAct(async (what: () => Promise<unknown>) => {
    await what();
    await page.again();
  });
  const items = page.value?.items ?? [];
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      {page.state === "failed" && !page.value && (
        <FailedToLoad problem={page.problem} again={() => void page.again()} />
      )}
      {!page.value && page.state === "loading" && <Loading />}
      {act.problem && <Collision what={act.problem.title}>{act.problem.detail}</Collision>}
      {page.value && items.length === 0 && <p class="app-blank">{say(NONE)}</p>}
      {items.length > 0 && (
        <Listed caption={say(CAPTION)} heads={[WHOM, WHAT, ASKED, DO]}>
          {items.map((change) => (
            <tr key={change.account_id}>
              <th scope="row">{change.account_name}</th>
              <td>
                {whatOf(change)}
                {change.reason && <small>{change.reason}</small>}
              </td>
              <td>
                {change.asked_by_name}
                <small>{shortMoment(change.asked_at)}</small>
              </td>
              <td class="app-actions">
                <button
                  type="button"
                  class="app-button app-button--small app-button--first"
                  onClick={() => void act.run(() => agree(change.account_id))}
                >
                  {say(AGREE)}
                  <span class="app-hidden">{say(FOR, { name: change.account_name })}</span>
                </button>
                <button
                  type="button"
                  class="app-button app-button--small"
                  onClick={() => void act.run(() => withdraw(change.account_id))}
                >
                  {say(NO)}
                  <span class="app-hidden">{say(FOR, { name: change.account_name })}</span>
                </button>
              </td>
            </tr>
          ))}
        </Listed>
      )}
    </>
  );
}

function whatOf({ kind, roles, email }: Change): string {
  const text = KINDS[kind];
  return text
    ? say(text, { what: kind === "roles" ? roles.map(roleName).join(", ") : email })
    : kind;
}
