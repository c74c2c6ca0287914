import { answer, api, type Schemas } from "bersama/api/client.ts";
import { session } from "bersama/api/session.ts";
import { Page } from "bersama/components/Page.tsx";
import { Show } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { ApplicationRows } from "../following/ApplicationRows.tsx";
import { permitTypes } from "../following/types.ts";
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
    const [types, applications, permits, messages] = await Promise.all([
      permitTypes(),
      answer(api.GET("/api/applications", { params: { query: { limit: SHOWN } } })),
      answer(api.GET("/api/permits", { params: { query: { limit: SHOWN } } })),
      answer(api.GET("/api/messages", { params: { query: { limit: 1 } } })),
    ]);
    return { types, applications: applications.items, permits: permits.items, messages };
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
        {({ types, applications, permits, messages }) => (
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
