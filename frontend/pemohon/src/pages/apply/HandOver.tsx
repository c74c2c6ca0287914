// A draft for somebody else: a link that they open signed in. We send it to nobody; whoever hands the
// draft over does, on their own channel.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Details, Notice } from "bersama/components/shown.tsx";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

type Link = Schemas["HandoverLink"];

const TITLE: Text = {
  id: "Serahkan draf ini kepada orang lain",
  en: "Hand this draft to somebody",
};
const WHAT: Text = {
  id: "Untuk Anda yang mengisikan permohonan orang lain. Isian dan dokumen yang Anda unggah di sini ikut pindah; dokumen dari permohonan Anda sebelumnya tidak. Setelah diterima, Anda tidak dapat membukanya lagi.",
  en: "For who fills in another person's application. The entries and the documents uploaded here go along; documents from your earlier applications do not. Once it is taken, you cannot open it any more.",
};
const MAKE: Text = { id: "Buat tautan", en: "Make a link" };
const LINK: Text = { id: "Tautan untuk penerima", en: "Link for who takes it" };
const UNTIL: Text = {
  id: "Kirim kepada satu orang saja. Berlaku sekali, sampai {when}. Penerima masuk dengan akunnya sendiri.",
  en: "Send it to one person only. It works once, until {when}. They sign in with their own account.",
};
const CANCEL: Text = { id: "Batalkan tautan", en: "Cancel the link" };
const CANCELLED: Text = {
  id: "Tautan tidak berlaku lagi. Draf tetap milik Anda.",
  en: "The link works no more. The draft stays yours.",
};

export function HandOver({ id }: { id: string }) {
  const [link, setLink] = useState<Link>();
  const [cancelled, setCancelled] = useState(false);
  const params = { path: { application_id: id } };
  const make = useAct(async () => {
    setCancelled(false);
    setLink(await answer(api.POST("/api/applications/{application_id}/handover", { params })));
  });
  const cancel = useAct(async () => {
    await answer(api.DELETE("/api/applications/{application_id}/handover", { params }));
    setLink(undefined);
    setCancelled(true);
  });
  return (
    <Details summary={say(TITLE)}>
      <ErrorSummary problem={make.problem ?? cancel.problem} />
      <p class="govuk-body">{say(WHAT)}</p>
      {!link && (
        <Button type="button" kind="secondary" busy={make.busy} onClick={() => void make.run()}>
          {say(MAKE)}
        </Button>
      )}
      <div role="status">
        {cancelled && <p class="govuk-body">{say(CANCELLED)}</p>}
        {link && (
          <Notice>
            <p class="govuk-body-s">
              <b>{say(LINK)}</b>
            </p>
            <p class="govuk-body app-pre">{link.link}</p>
            <p class="govuk-body">{say(UNTIL, { when: moment(link.expires_at) })}</p>
          </Notice>
        )}
      </div>
      {link && (
        <Button type="button" kind="secondary" busy={cancel.busy} onClick={() => void cancel.run()}>
          {say(CANCEL)}
        </Button>
      )}
    </Details>
  );
}
