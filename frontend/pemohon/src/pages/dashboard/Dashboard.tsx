import { answer, api } from "bersama/api/client.ts";
import { session } from "bersama/api/session.ts";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { ApplicationRows } from "../following/ApplicationRows.tsx";
import { permitTypes } from "../following/types.ts";
import { Opening } from "../home/Opening.tsx";
import { PermitRows } from "../permits/PermitRows.tsx";
import { Beside } from "./Beside.tsx";
import { Counts } from "./Counts.tsx";
import { Waiting } from "./Waiting.tsx";

const TITLE: Text = { id: "Selamat datang, {name}", en: "Welcome, {name}" };
const NEW: Text = { id: "Buat permohonan", en: "New application" };
const RUNNING: Text = { id: "Permohonan terbaru", en: "Latest applications" };
const ALL: Text = { id: "Semua permohonan", en: "All applications" };
const NONE: Text = {
  id: "Belum ada permohonan. Mulailah dengan memilih jenis izin.",
  en: "There are no applications yet. Begin by choosing a permit type.",
};
const PERMITS: Text = { id: "Izin saya", en: "My permits" };
const NO_PERMITS: Text = {
  id: "Belum ada izin yang terbit.",
  en: "No permit has been issued yet.",
};
const ALL_PERMITS: Text = { id: "Semua izin", en: "All permits" };

const SHOWN = 5;
/** Counted are the newest so many; hardly anybody has more. */
const COUNTED = 50;

/** What waits for the person first, then how everything stands. */
export default function Dashboard() {
  const all = useLoaded(async () => {
    const query = { limit: COUNTED };
    const [types, applications, permits, messages, news] = await Promise.all([
      permitTypes(),
      answer(api.GET("/api/applications", { params: { query } })),
      answer(api.GET("/api/permits", { params: { query } })),
      answer(api.GET("/api/messages", { params: { query: { limit: 1 } } })),
      answer(api.GET("/api/news", { params: { query: { limit: 3 } } })),
    ]);
    return { types, applications: applications.items, permits: permits.items, messages, news };
  }, []);
  return (
    <Page title={say(TITLE, { name: session.value?.name ?? "" })}>
      <p class="app-actions">
        <a class="govuk-button" href="/permohonan/baru">
          {say(NEW)}
        </a>
      </p>
      <Show loaded={all}>
        {({ types, applications, permits, messages, news }) => (
          <div class="app-desk">
            <div>
              <Waiting
                applications={applications}
                types={types}
                permits={permits}
                unread={messages.unread}
              />
              <Counts types={types} applications={applications} permits={permits} />
              <h2 class="govuk-heading-m">{say(RUNNING)}</h2>
              {applications.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
              <ApplicationRows items={applications.slice(0, SHOWN)} types={types} />
              {applications.length > 0 && (
                <p class="govuk-body">
                  <a class="govuk-link" href="/permohonan">
                    {say(ALL)}
                  </a>
                </p>
              )}
              <h2 class="govuk-heading-m">{say(PERMITS)}</h2>
              {permits.length === 0 && <p class="govuk-body">{say(NO_PERMITS)}</p>}
              <PermitRows items={permits.slice(0, SHOWN)} />
              {permits.length > 0 && (
                <p class="govuk-body">
                  <a class="govuk-link" href="/izin-saya">
                    {say(ALL_PERMITS)}
                  </a>
                </p>
              )}
            </div>
            <Beside messages={messages} news={news} />
          </div>
        )}
      </Show>
      <Opening />
    </Page>
  );
}
