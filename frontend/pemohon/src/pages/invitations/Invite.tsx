// `/undangan/kirim`: somebody of a campus or hospital invites its people by a list, and follows it.

import { answer, api } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";

import { List } from "./List.tsx";
import { NewList } from "./NewList.tsx";

const TITLE: Text = { id: "Undang dengan daftar", en: "Invite people by a list" };
const LEAD: Text = {
  id: "Untuk kampus atau rumah sakit: kirim satu daftar, dan setiap orang menerima undangan di alamatnya sendiri. Mereka yang memeriksa dan mengirim permohonannya.",
  en: "For a campus or hospital: send one list, and everybody is invited at their own address. They check and send their applications themselves.",
};
const OWN: Text = { id: "Undangan Anda", en: "Your invitations" };
const NONE: Text = { id: "Belum ada daftar yang dikirim.", en: "No list was sent yet." };

export default function Invite() {
  const lists = usePaged(
    (cursor: string | null) =>
      answer(api.GET("/api/invitation-lists", { params: { query: { limit: 10, cursor } } })),
    [],
  );
  return (
    <Page title={say(TITLE)} narrow>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <NewList
        onSent={(made) => {
          if (lists.value) lists.put({ ...lists.value, items: [made, ...lists.value.items] });
        }}
      />
      <h2 class="govuk-heading-m">{say(OWN)}</h2>
      <PagedList list={lists} empty={<p class="govuk-body">{say(NONE)}</p>}>
        {(items) => items.map((one) => <List key={one.list_id} list={one} />)}
      </PagedList>
    </Page>
  );
}
