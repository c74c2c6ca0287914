// Corrections that citizens ask for, the overdue first: the law gives three days by the clock.

import { DATA_ANSWER_DAYS } from "bersama/api/rules.ts";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useLocation } from "preact-iso";

import { openRequests, type Request, type RequestPage } from "../../api/data-requests.ts";
import { ChooseOne } from "../../components/ChooseOne.tsx";
import { ListMore } from "../../components/ListMore.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { shortMoment } from "../../moments.ts";
import { RequestDetail } from "./RequestDetail.tsx";
import { fieldName } from "./words.ts";

const TITLE: Text = { id: "Permintaan data", en: "Data requests" };
const LEAD: Text = {
  id: "Dijawab dalam {days} × 24 jam menurut jam, juga di akhir pekan.",
  en: "To be answered within {days} × 24 hours by the clock, on weekends too.",
};
const LIST: Text = { id: "Permintaan yang belum dijawab", en: "Requests without an answer" };
const NONE: Text = {
  id: "Semua permintaan sudah dijawab.",
  en: "Every request has been answered.",
};
const ASKED: Text = { id: "diminta {when}", en: "asked {when}" };
const UNTIL: Text = { id: "paling lambat {when}", en: "due {when}" };
const CHOOSE: Text = { id: "Pilih permintaan.", en: "Choose a request." };
const PLACE = "/petugas/permintaan-data";

export default function DataRequests({ request }: { request?: string }) {
  const { route } = useLocation();
  const page = usePaged<Request, RequestPage>(openRequests, []);
  const items = page.value?.items ?? [];
  const next = items.find(({ request_id }) => request_id !== request)?.request_id;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD, { days: DATA_ANSWER_DAYS })} />
      <div class="app-inbox">
        <nav class="app-mails" aria-label={say(LIST)}>
          {page.state === "failed" && !page.value && (
            <FailedToLoad problem={page.problem} again={() => void page.again()} />
          )}
          {!page.value && page.state === "loading" && <Loading />}
          {page.value && items.length === 0 && <p class="app-blank">{say(NONE)}</p>}
          <ul>
            {items.map((one) => (
              <li key={one.request_id}>
                <a
                  href={`${PLACE}/${one.request_id}`}
                  aria-current={one.request_id === request ? "page" : undefined}
                >
                  <b>{fieldName(one.field)}</b>
                  {one.overdue && <StateTag state="overdue" />}
                  <small class="app-mails__since">
                    {say(ASKED, { when: shortMoment(one.asked_at) })},{" "}
                    {say(UNTIL, { when: shortMoment(one.due_at) })}
                  </small>
                </a>
              </li>
            ))}
          </ul>
          <ListMore more={page.more} />
        </nav>
        {request ? (
          <RequestDetail
            key={request}
            request={request}
            onAnswered={async () => {
              await page.again();
              route(next ? `${PLACE}/${next}` : PLACE, true);
            }}
          />
        ) : (
          <ChooseOne of={items} prompt={CHOOSE} />
        )}
      </div>
    </>
  );
}
