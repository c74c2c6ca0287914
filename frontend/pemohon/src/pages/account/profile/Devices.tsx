import { answer, api, type Schemas } from "bersama/api/client.ts";
import { enter } from "bersama/api/session.ts";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Show, Tag } from "bersama/components/shown.tsx";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";

import { Back } from "./Back.tsx";

const TITLE: Text = {
  id: "Perangkat yang sedang masuk ke akun Anda",
  en: "Where you are signed in",
};
const LEAD: Text = {
  id: "Bila ada perangkat yang bukan milik Anda, tekan Keluar di sebelahnya, lalu ganti kata sandi.",
  en: "If one of these is not yours, sign it out and change your password.",
};
const HERE: Text = { id: "Perangkat ini", en: "This device" };
const SINCE: Text = { id: "Masuk sejak {when}", en: "Signed in since {when}" };
const LAST: Text = { id: "Terakhir dipakai {when}", en: "Last used {when}" };
const END: Text = { id: "Keluarkan", en: "Sign out" };
const END_WHICH: Text = { id: "Keluarkan {device}", en: "Sign out {device}" };
const END_OTHERS: Text = {
  id: "Keluar dari semua perangkat lain",
  en: "Sign out of all other devices",
};
const UNKNOWN: Text = { id: "Perangkat tidak dikenal", en: "Unknown device" };

export default function Devices() {
  const sessions = useLoaded(() => answer(api.GET("/api/profile/sessions")), []);
  const one = useAct(async (session_id: string) => {
    const params = { path: { session_id } };
    await answer(api.DELETE("/api/profile/sessions/{session_id}", { params }));
    await sessions.again();
  });
  const others = useAct(async () => {
    enter(await answer(api.DELETE("/api/profile/sessions")));
    await sessions.again();
  });
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        <ErrorSummary problem={one.problem ?? others.problem} />
        <p class="govuk-body">{say(LEAD)}</p>
        <Show loaded={sessions}>
          {({ items }) => (
            <>
              <ul class="govuk-list app-rows">
                {items.map((item) => (
                  <Device key={item.session_id} item={item} end={() => one.run(item.session_id)} />
                ))}
              </ul>
              {items.length > 1 && (
                <Button
                  kind="warning"
                  type="button"
                  busy={others.busy}
                  onClick={() => void others.run()}
                >
                  {say(END_OTHERS)}
                </Button>
              )}
            </>
          )}
        </Show>
      </Page>
    </>
  );
}

function Device({ item, end }: { item: Schemas["OwnSession"]; end: () => Promise<void> }) {
  const device = item.device || say(UNKNOWN);
  return (
    <li>
      <p class="govuk-body govuk-!-font-weight-bold">
        {device} {item.current && <Tag tone="good">{say(HERE)}</Tag>}
      </p>
      <p class="govuk-body-s">
        {say(SINCE, { when: moment(item.started_at) })}
        <br />
        {item.last_used_at && say(LAST, { when: moment(item.last_used_at) })}
      </p>
      {!item.current && (
        <button
          type="button"
          class="app-link"
          aria-label={say(END_WHICH, { device })}
          onClick={() => void end()}
        >
          {say(END)}
        </button>
      )}
    </li>
  );
}
