// The register of complaints: open ones, the earliest due first, or those with an outcome.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { complaints, type Row, type RowPage } from "../../api/complaints.ts";
import { ChooseOne } from "../../components/ChooseOne.tsx";
import { ListMore } from "../../components/ListMore.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { ComplaintDetail } from "./ComplaintDetail.tsx";
import { Figures } from "./Figures.tsx";

const TITLE: Text = { id: "Pengaduan", en: "Complaints" };
const LEAD: Text = {
  id: "Yang ada pesan barunya di atas, lalu yang paling dekat batas waktunya. Atasan dikabari menjelang batas waktu.",
  en: "New messages come first, then the earliest due. Superiors hear of it before the last day.",
};
const STATES = [
  { state: "open", label: { id: "Terbuka", en: "Open" } },
  { state: "closed", label: { id: "Selesai", en: "Closed" } },
] as const;
const NONE: Text = { id: "Tidak ada pengaduan di sini.", en: "There is no complaint here." };
const DUE: Text = { id: "{category}, paling lambat {day}", en: "{category}, due {day}" };
const CLOSED: Text = { id: "{category}, {outcome}", en: "{category}, {outcome}" };
const NEAR: Text = { id: "Batas waktu dekat", en: "Due soon" };
const UNREAD: Text = { id: "Pesan baru", en: "New message" };
const CHOOSE: Text = { id: "Pilih pengaduan.", en: "Choose a complaint." };
const PLACE = "/petugas/pengaduan";

export default function Complaints({ complaint }: { complaint?: string }) {
  const { query, route } = useLocation();
  const state = query.keadaan === "closed" ? "closed" : "open";
  const tail = state === "closed" ? "?keadaan=closed" : "";
  const page = usePaged<Row, RowPage>((cursor) => complaints(state, cursor), [state]);
  const items = page.value?.items ?? [];
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      <nav class="app-views" aria-label={say(TITLE)}>
        {STATES.map((one) => (
          <a
            key={one.state}
            href={one.state === "open" ? PLACE : `${PLACE}?keadaan=${one.state}`}
            aria-current={one.state === state ? "page" : undefined}
          >
            {say(one.label)}
          </a>
        ))}
      </nav>
      <div class="app-inbox">
        <div class="app-mails">
          {page.state === "failed" && !page.value && (
            <FailedToLoad problem={page.problem} again={() => void page.again()} />
          )}
          {!page.value && page.state === "loading" && <Loading />}
          {page.value && items.length === 0 && <p class="app-blank">{say(NONE)}</p>}
          <ul>
            {items.map((one) => (
              <li key={one.complaint_id}>
                <a
                  href={`${PLACE}/${one.complaint_id}${tail}`}
                  aria-current={one.complaint_id === complaint ? "page" : undefined}
                >
                  <b>{one.number}</b>
                  {one.unread && <StateTag state="mine">{say(UNREAD)}</StateTag>}
                  <Urgency row={one} />
                  <small class="app-mails__since">{inWords(one)}</small>
                </a>
              </li>
            ))}
          </ul>
          <ListMore more={page.more} />
        </div>
        {complaint ? (
          <ComplaintDetail
            key={complaint}
            complaint={complaint}
            onRead={page.again}
            onClosed={async () => {
              await page.again();
              route(PLACE, true);
            }}
          />
        ) : (
          <div>
            <ChooseOne of={items} prompt={CHOOSE} />
            <Figures />
          </div>
        )}
      </div>
    </>
  );
}

function Urgency({ row }: { row: Row }) {
  if (row.overdue) return <StateTag state="overdue" />;
  return row.near ? <StateTag state="check">{say(NEAR)}</StateTag> : null;
}

const inWords = ({ category, due_on, outcome_name }: Row) =>
  outcome_name
    ? say(CLOSED, { category, outcome: outcome_name })
    : say(DUE, { category, day: day(due_on) });
