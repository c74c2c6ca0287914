import { answer, api } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { PagedList } from "bersama/components/PagedList.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useEffect, useRef } from "preact/hooks";

import { NewsList } from "./NewsList.tsx";

const TITLE: Text = { id: "Pemberitahuan", en: "Notifications" };
const WHAT: Text = {
  id: "Semua kabar tentang permohonan dan izin Anda, yang terbaru di atas.",
  en: "All news about your applications and permits, the latest first.",
};
const NONE: Text = { id: "Belum ada pemberitahuan.", en: "There are no notifications yet." };
const CHOOSE: Text = {
  id: "Atur pemberitahuan lewat WhatsApp dan e-mail",
  en: "Choose what we send by WhatsApp and email",
};

/** `/pemberitahuan`: what stands there has been seen, and is marked as new this once. */
export default function News() {
  const told = useRef(false);
  const list = usePaged(async (cursor) => {
    const page = await answer(api.GET("/api/news", { params: { query: { limit: 20, cursor } } }));
    return { items: page.items, cursor: page.cursor };
  }, []);
  const newest = list.value?.items[0]?.at;
  useEffect(() => {
    if (!newest || told.current) return;
    told.current = true;
    api.POST("/api/news/seen", { body: { until: newest } }).catch(() => {
      told.current = false; // they stay new until the next visit
    });
  }, [newest]);
  return (
    <Page title={say(TITLE)} narrow>
      <p class="govuk-body">{say(WHAT)}</p>
      <PagedList list={list} empty={<p class="govuk-body">{say(NONE)}</p>}>
        {(items) => <NewsList items={items} />}
      </PagedList>
      <p class="govuk-body">
        <a class="govuk-link" href="/profil/pemberitahuan">
          {say(CHOOSE)}
        </a>
      </p>
    </Page>
  );
}
