import { answer, api } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";

import { ComplaintCard } from "./ComplaintCard.tsx";
import { Outside } from "./Outside.tsx";

const TITLE: Text = { id: "Pengaduan Anda", en: "Your complaints" };
const NONE: Text = {
  id: "Belum ada pengaduan dengan akun ini. Pengaduan tanpa nama dilihat dengan kodenya.",
  en: "There is no complaint with this account. One without a name is seen by its code.",
};
const NEW: Text = { id: "Sampaikan pengaduan", en: "Make a complaint" };

const addTo = (complaint_id: string, text: string) =>
  answer(
    api.POST("/api/own-complaints/{complaint_id}/replies", {
      params: { path: { complaint_id } },
      body: { text },
    }),
  );

/** `/pengaduan/saya`: those that were made with the account, and what the office said. */
export default function Own() {
  const list = usePaged(
    (cursor: string | null) =>
      answer(api.GET("/api/own-complaints", { params: { query: { limit: 10, cursor } } })),
    [],
  );
  return (
    <Page title={say(TITLE)} narrow>
      <PagedList list={list} empty={<p class="govuk-body">{say(NONE)}</p>}>
        {(items) =>
          items.map((one) => (
            <ComplaintCard
              key={one.number}
              complaint={one}
              send={(text) => addTo(one.complaint_id, text)}
            />
          ))
        }
      </PagedList>
      <p class="govuk-body">
        <a class="govuk-link" href="/pengaduan">
          {say(NEW)}
        </a>
      </p>
      <Outside />
    </Page>
  );
}
