import { answer, api, type Schemas } from "bersama/api/client.ts";
import { session } from "bersama/api/session.ts";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { ApplicationRows } from "../following/ApplicationRows.tsx";
import { permitTypes } from "../following/types.ts";
import { NewsList } from "../news/NewsList.tsx";
import { Waiting } from "./Waiting.tsx";

const TITLE: Text = { id: "Beranda", en: "Dashboard" };
const WELCOME: Text = { id: "Selamat datang, {name}", en: "Welcome, {name}" };
const NEW: Text = { id: "Buat permohonan", en: "New application" };
const GUIDE: Text = { id: "Panduan", en: "Guide" };
const RUNNING: Text = { id: "Permohonan terbaru", en: "Latest applications" };
const ALL: Text = { id: "Semua permohonan", en: "All applications" };
const NONE: Text = {
  id: "Belum ada permohonan. Mulailah dengan memilih jenis izin.",
  en: "There are no applications yet. Begin by choosing a permit type.",
};
const NEWS: Text = { id: "Pemberitahuan terbaru", en: "Latest notifications" };
const ALL_NEWS: Text = { id: "Semua pemberitahuan", en: "All notifications" };
const ALL_NEWS_NEW: Text = {
  id: "Semua pemberitahuan ({count} baru)",
  en: "All notifications ({count} new)",
};
const PERMITS: Text = { id: "Izin saya", en: "My permits" };
const VALID: Text = { id: "berlaku sampai {day}", en: "valid until {day}" };
const NO_END: Text = { id: "tanpa batas waktu", en: "no expiry date" };
const NO_PERMITS: Text = {
  id: "Belum ada izin yang terbit.",
  en: "No permit has been issued yet.",
};
const ALL_PERMITS: Text = { id: "Semua izin", en: "All permits" };
const SURVEYS: Text = {
  id: "Isi {count} survei singkat untuk mengunduh",
  en: "Fill in {count} short {count:survey|surveys} to download it",
};

const SHOWN = 5;

/** What waits for the person first, then how everything stands. */
export default function Dashboard() {
  const all = useLoaded(async () => {
    const [types, applications, permits, messages, news] = await Promise.all([
      permitTypes(),
      answer(api.GET("/api/applications", { params: { query: { limit: SHOWN } } })),
      answer(api.GET("/api/permits", { params: { query: { limit: SHOWN } } })),
      answer(api.GET("/api/messages", { params: { query: { limit: 1 } } })),
      answer(api.GET("/api/news", { params: { query: { limit: 3 } } })),
    ]);
    return { types, applications: applications.items, permits: permits.items, messages, news };
  }, []);
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body app-lead">{say(WELCOME, { name: session.value?.name ?? "" })}</p>
      <p class="app-actions">
        <a class="govuk-button" href="/permohonan/baru">
          {say(NEW)}
        </a>
        <a class="govuk-link" href="/panduan">
          {say(GUIDE)}
        </a>
      </p>
      <Show loaded={all}>
        {({ types, applications, permits, messages, news }) => (
          <>
            <Waiting
              applications={applications}
              types={types}
              permits={permits}
              unread={messages.unread}
            />
            <h2 class="govuk-heading-m">{say(RUNNING)}</h2>
            {applications.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
            <ApplicationRows items={applications} types={types} />
            {applications.length > 0 && (
              <p class="govuk-body">
                <a class="govuk-link" href="/permohonan">
                  {say(ALL)}
                </a>
              </p>
            )}
            {news.items.length > 0 && (
              <>
                <h2 class="govuk-heading-m">{say(NEWS)}</h2>
                <NewsList items={news.items} />
                <p class="govuk-body">
                  <a class="govuk-link" href="/pemberitahuan">
                    {news.unseen > 0 ? say(ALL_NEWS_NEW, { count: news.unseen }) : say(ALL_NEWS)}
                  </a>
                </p>
              </>
            )}
            <h2 class="govuk-heading-m">{say(PERMITS)}</h2>
            <Permits permits={permits} />
          </>
        )}
      </Show>
    </Page>
  );
}

function Permits({ permits }: { permits: readonly Schemas["PermitItem"][] }) {
  if (permits.length === 0) return <p class="govuk-body">{say(NO_PERMITS)}</p>;
  return (
    <>
      <ul class="govuk-list app-rows">
        {permits.map((permit) => (
          <li key={permit.permit_id}>
            <p class="govuk-body">
              <a
                class="govuk-link govuk-!-font-weight-bold"
                href={`/izin-saya/${permit.permit_id}`}
              >
                {permit.type_name}
              </a>
              <br />
              {permit.number},{" "}
              {permit.valid_until ? say(VALID, { day: day(permit.valid_until) }) : say(NO_END)}
              {permit.missing_surveys.length > 0 && (
                <>
                  <br />
                  {say(SURVEYS, { count: permit.missing_surveys.length })}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href="/izin-saya">
          {say(ALL_PERMITS)}
        </a>
      </p>
    </>
  );
}
