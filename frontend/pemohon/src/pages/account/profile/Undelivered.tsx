import { answer, api } from "bersama/api/client.ts";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { whyNot } from "bersama/undelivered.ts";

const TITLE: Text = { id: "Pesan yang tidak sampai", en: "Messages that did not reach you" };
const CURE: Text = {
  id: "Periksa alamat e-mail dan nomor WhatsApp di atas; bila salah, ganti di bawah ini. Isi kabarnya selalu ada di halaman permohonan.",
  en: "Check the email address and WhatsApp number above; if one is wrong, change it below. The news itself is always on the application's page.",
};
const AGAIN: Text = { id: "dikirim ulang {when}", en: "sent again {when}" };

/** Nothing at all where everything has arrived. */
export function Undelivered() {
  const { value } = useLoaded(() => answer(api.GET("/api/profile/undelivered")), []);
  if (!value || value.items.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <p class="govuk-body">{say(CURE)}</p>
      <ul class="govuk-list app-rows">
        {value.items.map((one) => (
          <li key={`${one.message_id} ${one.channel}`}>
            {one.application_id ? (
              <a class="govuk-link" href={`/permohonan/${one.application_id}`}>
                {one.what}
              </a>
            ) : (
              one.what
            )}
            <p class="govuk-hint">
              {moment(one.at)} · {whyNot(one.channel, one.why)}
              {one.sent_again_at && ` · ${say(AGAIN, { when: moment(one.sent_again_at) })}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
