// The copy (tembusan) of a permit for an office without an account. The token may be used again;
// the link to the file that it gives holds for minutes.

import { answer, api } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { COPY_DAYS, LINK_MINUTES } from "bersama/api/rules.ts";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Loading } from "bersama/components/shown.tsx";
import { Verdict } from "bersama/components/Verdict.tsx";
import { say, type Text } from "bersama/language.ts";

import { useAct } from "bersama/loading.ts";
import { useToken } from "bersama/useToken.ts";
import { useState } from "preact/hooks";

const TITLE: Text = { id: "Tembusan izin", en: "Copy of a permit" };
const LEAD: Text = {
  id: "Anda menerima tautan ke izin yang diterbitkan dengan tembusan kepada instansi Anda. Berkasnya PDF bertanda tangan elektronik.",
  en: "You received a link to a permit that was issued with a copy to your office. The file is a PDF with an electronic signature.",
};
const DOWNLOAD: Text = { id: "Unduh izin (PDF)", en: "Download the permit (PDF)" };
const STARTED: Text = { id: "Unduhan dimulai", en: "The download has started" };
const OTHERWISE: Text = {
  id: "Bila tidak terjadi apa-apa, gunakan tautan ini dalam {minutes} menit:",
  en: "If nothing happens, use this link within {minutes} {minutes:minute|minutes}:",
};
const OPEN: Text = { id: "Buka berkas PDF", en: "Open the PDF" };
const CHECK: Text = {
  id: "Periksa keaslian berkas izin",
  en: "Check whether a permit file is genuine",
};
const NO_LINK: Text = {
  id: "Halaman ini memerlukan tautan lengkap dari e-mail kami. Buka pesannya, lalu tekan lagi tautannya.",
  en: "This page needs the complete link from our email. Open the message and press the link again.",
};
const TOO_OLD: Text = {
  id: "Tautan tidak berlaku lagi",
  en: "The link is no longer valid",
};
const TOO_OLD_CURE: Text = {
  id: "Tautan tembusan berlaku {days} hari. Mintalah berkas PDF izin kepada pemegangnya, lalu periksa keasliannya di sini.",
  en: "The link of a copy expires in {days} {days:day|days}. Ask the holder for the PDF of the permit and check here whether it is genuine.",
};

export default function Copy() {
  const token = useToken();
  return (
    <Page title={say(TITLE)} narrow>
      {token === undefined && <Loading />}
      {token === "" && <p class="govuk-body">{say(NO_LINK)}</p>}
      {token && <Download key={token} token={token} />}
      <p class="govuk-body">
        <a class="govuk-link" href="/izin">
          {say(CHECK)}
        </a>
      </p>
    </Page>
  );
}

function Download({ token }: { token: string }) {
  const [url, setUrl] = useState<string>();
  const { run, busy, problem } = useAct(async () => {
    const followed = await follow(token);
    setUrl(followed);
    location.assign(followed); // a file to save: this page stays
  });
  return (
    <>
      <ErrorSummary problem={problem} />
      <p class="govuk-body">{say(LEAD)}</p>
      <Button type="button" busy={busy} onClick={() => void run()}>
        {say(DOWNLOAD)}
      </Button>
      {url && (
        <Verdict tone="plain" title={say(STARTED)} heard>
          <p class="govuk-body">{say(OTHERWISE, { minutes: LINK_MINUTES })}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={url}>
              {say(OPEN)}
            </a>
          </p>
        </Verdict>
      )}
    </>
  );
}

async function follow(token: string): Promise<string> {
  try {
    return (await answer(api.POST("/api/permit-copies", { body: { token } }))).url;
  } catch (thrown) {
    // the service's text for links speaks to people with an account
    throw thrown instanceof Problem && thrown.code === "link-expired"
      ? new Problem(
          thrown.status,
          thrown.code,
          say(TOO_OLD),
          say(TOO_OLD_CURE, { days: COPY_DAYS }),
        )
      : thrown;
  }
}
