import { answer, api } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { whyNot } from "bersama/undelivered.ts";

import { shortMoment } from "../../../moments.ts";
import type { undelivered } from "./missed.ts";

const TITLE: Text = { id: "Pesan yang tidak sampai", en: "Messages that did not arrive" };
const AGAIN: Text = { id: "Kirim ulang", en: "Send again" };
const AGAIN_WHICH: Text = { id: "Kirim ulang: {what}", en: "Send again: {what}" };
const SENT: Text = { id: "Dikirim ulang {when}", en: "Sent again {when}" };
const OTHER: Text = { id: "bukan kepada pemohon", en: "not to the applicant" };

type Missed = Awaited<ReturnType<typeof undelivered>>["items"];

/** The messages that did not arrive, each with why; one that was for the applicant can be sent again. */
export function UndeliveredList({
  id,
  items,
  again,
}: {
  id: string;
  items: Missed;
  again: () => Promise<void>;
}) {
  const act = useAct(async (message_id: string) => {
    await answer(
      api.POST("/api/officer/applications/{application_id}/undelivered/{message_id}/again", {
        params: { path: { application_id: id, message_id } },
      }),
    );
    await again();
  });
  return (
    <section>
      <h2>{say(TITLE)}</h2>
      <ErrorSummary problem={act.problem} />
      <ul class="app-notes">
        {items.map((one) => (
          <li key={`${one.message_id} ${one.channel}`}>
            <b>{one.what}</b>
            <p class="app-quiet">
              {shortMoment(one.at)} · {whyNot(one.channel, one.why)}
              {one.to_applicant ? "" : ` · ${say(OTHER)}`}
            </p>
            {one.sent_again_at ? (
              <p class="app-quiet">{say(SENT, { when: shortMoment(one.sent_again_at) })}</p>
            ) : (
              one.to_applicant && (
                <button
                  type="button"
                  class="app-button app-button--small"
                  aria-label={say(AGAIN_WHICH, { what: one.what })}
                  aria-disabled={act.busy || undefined}
                  onClick={() => void act.run(one.message_id)}
                >
                  {say(AGAIN)}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
