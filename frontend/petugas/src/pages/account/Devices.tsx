import { answer, api, type Schemas } from "bersama/api/client.ts";
import { enter } from "bersama/api/session.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";

import { StateTag } from "../../components/StateTag.tsx";
import { shortMoment } from "../../moments.ts";

const TITLE: Text = {
  id: "Perangkat yang sedang masuk ke akun Anda",
  en: "Where you are signed in",
};
const LEAD: Text = {
  id: "Bila ada yang bukan milik Anda, keluarkan dan ganti kata sandi.",
  en: "If one of these is not yours, sign it out and change your password.",
};
const HERE: Text = { id: "Perangkat ini", en: "This device" };
const SINCE: Text = { id: "masuk {when}", en: "signed in {when}" };
const END: Text = { id: "Keluarkan {device}", en: "Sign out {device}" };
const OTHERS: Text = { id: "Keluar dari semua perangkat lain", en: "Sign out all other devices" };
const UNKNOWN: Text = { id: "perangkat tidak dikenal", en: "unknown device" };

export function Devices() {
  const sessions = useLoaded(() => answer(api.GET("/api/profile/sessions")), []);
  const one = useAct(async (session_id: string) => {
    await answer(
      api.DELETE("/api/profile/sessions/{session_id}", { params: { path: { session_id } } }),
    );
    await sessions.again();
  });
  const others = useAct(async () => {
    enter(await answer(api.DELETE("/api/profile/sessions")));
    await sessions.again();
  });
  return (
    <section class="app-panel app-panel--pad">
      <h2>{say(TITLE)}</h2>
      <p class="app-quiet">{say(LEAD)}</p>
      <ErrorSummary problem={one.problem ?? others.problem} />
      <Show loaded={sessions}>
        {({ items }) => (
          <>
            <ul class="app-lines">
              {items.map((item) => (
                <Device key={item.session_id} item={item} end={() => one.run(item.session_id)} />
              ))}
            </ul>
            {items.length > 1 && (
              <button type="button" class="app-button" onClick={() => void others.run()}>
                {say(OTHERS)}
              </button>
            )}
          </>
        )}
      </Show>
    </section>
  );
}

function Device({ item, end }: { item: Schemas["OwnSession"]; end: () => Promise<void> }) {
  const device = item.device || say(UNKNOWN);
  return (
    <li>
      {device} <span class="app-quiet">{say(SINCE, { when: shortMoment(item.started_at) })}</span>
      {item.current ? (
        <StateTag state="accepted">{say(HERE)}</StateTag>
      ) : (
        <button type="button" class="app-link" onClick={() => void end()}>
          {say(END, { device })}
        </button>
      )}
    </li>
  );
}
