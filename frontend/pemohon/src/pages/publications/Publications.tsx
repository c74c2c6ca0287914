import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { PagedList } from "bersama/components/PagedList.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button } from "bersama/components/shown.tsx";
import { day, dayOf, number, size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { usePaged } from "bersama/paging.ts";

const PAGE = 25;

const TITLE: Text = { id: "Publikasi", en: "Publications" };
const LEAD: Text = {
  id: "Pengumuman kantor, dan hasil penelitian di Kabupaten Solok yang boleh dibaca umum atas persetujuan penelitinya.",
  en: "Announcements of the office, and results of research in Solok Regency whose authors agreed that anybody may read them.",
};
const ANNOUNCEMENTS: Text = { id: "Pengumuman", en: "Announcements" };
const NO_ANNOUNCEMENT: Text = {
  id: "Tidak ada pengumuman saat ini.",
  en: "There is no announcement at the moment.",
};
const RESEARCH: Text = { id: "Hasil penelitian", en: "Research results" };
const NO_RESEARCH: Text = {
  id: "Belum ada hasil penelitian yang dipublikasikan.",
  en: "No research result has been published yet.",
};
const UNTIL: Text = { id: "Penelitian sampai {day}", en: "Research until {day}" };
const PUBLISHED: Text = { id: "dipublikasikan {day}", en: "published {day}" };
const FILE: Text = { id: "PDF, {size}", en: "PDF, {size}" };
const PAGES: Text = { id: ", {pages} halaman", en: ", {pages} {pages:page|pages}" };
const READ: Text = { id: "Baca", en: "Read" };

export default function Publications() {
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(LEAD)}</p>
      <h2 class="govuk-heading-m">{say(ANNOUNCEMENTS)}</h2>
      <Announcements />
      <h2 class="govuk-heading-m">{say(RESEARCH)}</h2>
      <Research />
    </Page>
  );
}

function Announcements() {
  const list = usePaged(
    (cursor) =>
      answer(
        api.GET("/api/announcements", {
          params: { query: { limit: PAGE, cursor } },
        }),
      ),
    [],
  );
  return (
    <PagedList list={list} empty={<p class="govuk-body">{say(NO_ANNOUNCEMENT)}</p>}>
      {(items) =>
        items.map(({ id, title, text, starts_on }) => (
          <article class="app-notice" key={id}>
            <h3 class="govuk-heading-s">{say(title)}</h3>
            <p class="govuk-body app-pre">{say(text)}</p>
            <p class="govuk-body-s">{day(starts_on)}</p>
          </article>
        ))
      }
    </PagedList>
  );
}

function Research() {
  const list = usePaged(
    (cursor) =>
      answer(
        api.GET("/api/publications/research", {
          params: { query: { limit: PAGE, cursor } },
        }),
      ),
    [],
  );
  return (
    <PagedList list={list} empty={<p class="govuk-body">{say(NO_RESEARCH)}</p>}>
      {(items) => (
        <ul class="govuk-list app-results">
          {items.map((item) => (
            <Result key={item.publication_id} item={item} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Result({ item }: { item: Schemas["PublicationItem"] }) {
  const open = useAct(async () => {
    const path = { publication_id: item.publication_id };
    const { url } = await answer(
      api.GET("/api/publications/research/{publication_id}/file", { params: { path } }),
    );
    location.assign(url); // the link holds for a few minutes, so it is asked for when it is needed
  });
  const pages = item.pages ? say(PAGES, { pages: number(item.pages) }) : "";
  return (
    <li>
      <h3 class="govuk-heading-s">{item.title}</h3>
      <p class="govuk-body">
        {item.author}
        <br />
        {item.research_until && `${say(UNTIL, { day: day(item.research_until) })}, `}
        {say(PUBLISHED, { day: dayOf(item.published_at) })}
        <br />
        {say(FILE, { size: size(item.size) })}
        {pages}
      </p>
      <ErrorSummary problem={open.problem} />
      <Button kind="secondary" type="button" busy={open.busy} onClick={() => void open.run()}>
        {say(READ)}
        <span class="govuk-visually-hidden">: {item.title}</span>
      </Button>
    </li>
  );
}
