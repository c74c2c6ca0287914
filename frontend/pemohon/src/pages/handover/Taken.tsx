// A draft that another hands over. The secret stands in the fragment, and is taken out at once.

import { answer, api } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Loading, Show, SummaryList } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useToken } from "bersama/useToken.ts";
import { useLocation } from "preact-iso";

const TITLE: Text = { id: "Terima draf permohonan", en: "Take over a draft" };
const LEAD: Text = {
  id: "Seseorang menyiapkan permohonan ini untuk Anda. Setelah Anda terima, Andalah pemohonnya: periksa isian dan dokumennya sebelum mengirim.",
  en: "Somebody prepared this application for you. Once you take it, you are its applicant: check its entries and documents before you send it.",
};
const FROM: Text = { id: "Dari", en: "From" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const ABOUT: Text = { id: "Tentang", en: "About" };
const RECEIPT: Text = { id: "Nomor tanda terima", en: "Receipt" };
const GOES: Text = { id: "Ikut pindah", en: "Goes along" };
const COUNTED: Text = {
  id: "{fields} isian, {documents} dokumen",
  en: "{fields} {fields:entry|entries}, {documents} {documents:document|documents}",
};
const TAKE: Text = { id: "Terima draf ini", en: "Take this draft" };
const NO_LINK: Text = {
  id: "Halaman ini memerlukan tautan lengkap dari orang yang menyerahkan drafnya. Buka lagi tautan itu.",
  en: "This page needs the complete link from whoever hands the draft over. Open that link again.",
};

export default function Taken() {
  const token = useToken();
  return (
    <Page title={say(TITLE)} narrow>
      {token === undefined && <Loading />}
      {token === "" && <p class="govuk-body">{say(NO_LINK)}</p>}
      {token && <Offered key={token} token={token} />}
    </Page>
  );
}

function Offered({ token }: { token: string }) {
  const { route } = useLocation();
  const body = { token };
  const loaded = useLoaded(() => answer(api.POST("/api/handovers/look", { body })), [token]);
  const take = useAct(async () => {
    const { application_id } = await answer(api.POST("/api/handovers/accept", { body }));
    route(`/permohonan/${application_id}`, true);
  });
  return (
    <Show loaded={loaded}>
      {({ from_name, type_name, subject, receipt, fields, documents }) => (
        <>
          <ErrorSummary problem={take.problem} />
          <p class="govuk-body app-lead">{say(LEAD)}</p>
          <SummaryList
            rows={[
              [say(FROM), from_name],
              [say(TYPE), type_name],
              [say(ABOUT), subject],
              [say(RECEIPT), receipt],
              [say(GOES), say(COUNTED, { fields, documents })],
            ]}
          />
          <Button type="button" busy={take.busy} onClick={() => void take.run()}>
            {say(TAKE)}
          </Button>
        </>
      )}
    </Show>
  );
}
