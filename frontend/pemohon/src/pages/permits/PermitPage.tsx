import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Notice, Show, SummaryList } from "bersama/components/shown.tsx";
import { turning } from "bersama/components/turning.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";

import { Download } from "./Download.tsx";
import { Result } from "./Result.tsx";
import { StandingTag } from "./StandingTag.tsx";
import { Surveys } from "./Surveys.tsx";

const TITLE: Text = { id: "Izin", en: "Permit" };
const BACK: Text = { id: "Kembali ke izin saya", en: "Back to my permits" };
const STANDING: Text = { id: "Status", en: "Status" };
const NUMBER: Text = { id: "Nomor izin", en: "Permit number" };
const REGISTRATION: Text = { id: "Nomor registrasi", en: "Registration number" };
const HOLDER: Text = { id: "Pemegang izin", en: "Holder" };
const ISSUED: Text = { id: "Tanggal terbit", en: "Issued on" };
const UNTIL: Text = { id: "Berlaku sampai", en: "Valid until" };
const NO_END: Text = { id: "Tidak dibatasi", en: "No expiry date" };
const SIGNER: Text = { id: "Ditandatangani oleh", en: "Signed by" };
const CHECK: Text = { id: "Halaman pemeriksaan", en: "Page to check it" };
const CHECK_LINK: Text = {
  id: "Yang dilihat orang saat memindai QR",
  en: "What people see when they scan the QR code",
};
const APPLICATION: Text = { id: "Permohonan", en: "Application" };
const SHOW: Text = { id: "Lihat permohonannya", en: "See its application" };
const REVOKED: Text = { id: "Izin ini dicabut pada {day}", en: "This permit was revoked on {day}" };
const DECREE: Text = {
  id: "Unduh Keputusan Nomor {number}",
  en: "Download decree number {number}",
};
const RENEW: Text = { id: "Perpanjang izin ini", en: "Renew this permit" };
const RENEW_HOW: Text = {
  id: "Data dan dokumen yang masih berlaku disalin; hanya yang berubah diminta lagi.",
  en: "We copy the details and documents that are still valid; only what changed is asked for again.",
};
const RENEWING: Text = { id: "Perpanjangan sedang berjalan", en: "A renewal is under way" };
const RENEWED: Text = {
  id: "Izin ini sudah diperpanjang dengan izin baru.",
  en: "This permit has been renewed by a new one.",
};

const SURVEYS_FIRST: Text = {
  id: "Unduhan terbuka setelah {name} mengisi surveinya di akunnya sendiri.",
  en: "It can be downloaded once {name} has filled in the surveys with their own account.",
};

type Permit = Schemas["PermitDetail"];

/** `/izin-saya/:permitId`: three short surveys, then the download; renewal; research result. */
export default function PermitPage({ permitId }: { permitId: string }) {
  const path = { permit_id: permitId };
  const permit = useLoaded(
    () => answer(api.GET("/api/permits/{permit_id}", { params: { path } })),
    [permitId],
  );
  return (
    <>
      <a class="govuk-back-link" href="/izin-saya">
        {say(BACK)}
      </a>
      <Page title={permit.value?.type_name ?? say(TITLE)} narrow>
        <Show loaded={permit}>
          {(found) => (
            <>
              {found.revocation && (
                <Notice tone="bad">
                  <p class="govuk-body govuk-!-font-weight-bold">
                    {say(REVOKED, { day: day(found.revocation.on) })}
                  </p>
                  <p class="govuk-body app-pre">{found.revocation.reason}</p>
                  {found.revocation.number && (
                    <Decree permitId={permitId} number={found.revocation.number} />
                  )}
                </Notice>
              )}
              <Facts permit={found} />
              {found.missing_surveys.length > 0 ? (
                found.own ? (
                  <Surveys permit={found} onGiven={permit.put} />
                ) : (
                  <Notice>{say(SURVEYS_FIRST, { name: found.holder_name })}</Notice>
                )
              ) : (
                <Download permit={found} />
              )}
              <Renewal permit={found} />
              {found.result && (
                <Result permitId={permitId} result={found.result} again={permit.again} />
              )}
            </>
          )}
        </Show>
      </Page>
    </>
  );
}

function Decree({ permitId, number }: { permitId: string; number: string }) {
  const act = useAct(async () => {
    const params = { path: { permit_id: permitId } };
    const { url } = await answer(api.GET("/api/permits/{permit_id}/revocation", { params }));
    location.assign(url); // the answer is an attachment, so the page stays
  });
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <Button type="button" kind="secondary" busy={act.busy} onClick={() => void act.run()}>
        {say(DECREE, { number })}
      </Button>
    </>
  );
}

function Facts({ permit }: { permit: Permit }) {
  return (
    <SummaryList
      rows={[
        [say(STANDING), <StandingTag key="standing" standing={permit.standing} />],
        [say(NUMBER), turning(permit.number)],
        [say(REGISTRATION), permit.registration_number],
        [say(HOLDER), permit.holder_name],
        [say(ISSUED), day(permit.issued_on)],
        [say(UNTIL), permit.valid_until ? day(permit.valid_until) : say(NO_END)],
        [say(SIGNER), permit.signer_name],
        [
          say(CHECK),
          <a key="check" class="govuk-link" href={`/izin/${permit.permit_id}`}>
            {say(CHECK_LINK)}
          </a>,
        ],
        [
          say(APPLICATION),
          <a key="file" class="govuk-link" href={`/permohonan/${permit.application_id}`}>
            {say(SHOW)}
          </a>,
        ],
      ]}
    />
  );
}

/** From an active or expired permit; never from a revoked one, and once only. */
function Renewal({ permit }: { permit: Permit }) {
  const { route } = useLocation();
  const act = useAct(async () => {
    const params = { path: { permit_id: permit.permit_id } };
    const draft = await answer(api.POST("/api/permits/{permit_id}/renewal", { params }));
    route(`/permohonan/${draft.application_id}`);
  });
  if (permit.renewed) return <p class="govuk-body">{say(RENEWED)}</p>;
  if (permit.renewal_id)
    return (
      <p class="govuk-body">
        <a class="govuk-link" href={`/permohonan/${permit.renewal_id}`}>
          {say(RENEWING)}
        </a>
      </p>
    );
  if (permit.standing === "revoked" || permit.valid_until === null || permit.result) return null;
  return (
    <section aria-labelledby="perpanjang">
      <h2 class="govuk-heading-m" id="perpanjang">
        {say(RENEW)}
      </h2>
      <ErrorSummary problem={act.problem} />
      <p class="govuk-body">{say(RENEW_HOW)}</p>
      <Button type="button" kind="secondary" busy={act.busy} onClick={() => void act.run()}>
        {say(RENEW)}
      </Button>
    </section>
  );
}
