import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Details, Show, SummaryList } from "bersama/components/shown.tsx";
import { Verdict, type VerdictTone } from "bersama/components/Verdict.tsx";
import { moment } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { PermitFacts } from "./PermitFacts.tsx";

type Found = Schemas["FileVerdictView"];

const DETAILS: Text = { id: "Rincian pemeriksaan", en: "Details of the check" };
const FILE_NAME: Text = { id: "Berkas", en: "File" };
const CERTIFICATE: Text = { id: "Sertifikat penanda tangan", en: "Signer's certificate" };
const SIGNED_AT: Text = { id: "Waktu penandatanganan", en: "Signed at" };
const YES: Text = { id: "Ya", en: "Yes" };
const NO: Text = { id: "Tidak", en: "No" };

const TONES: Record<string, VerdictTone> = {
  "genuine-in-force": "good",
  "genuine-expired": "warn",
  "genuine-revoked": "bad",
  "genuine-ended": "bad",
  "genuine-decree": "warn",
  altered: "bad",
  "signature-damaged": "bad",
  "not-ours": "bad",
};

const FINDINGS = {
  issued_by_us: {
    id: "Sama persis dengan berkas yang kami terbitkan",
    en: "Exactly the file that we issued",
  },
  signature_valid: { id: "Tanda tangan elektronik sah", en: "The electronic signature is valid" },
  covers_whole_file: {
    id: "Tanda tangan mencakup seluruh berkas",
    en: "The signature covers the whole file",
  },
  unchanged: {
    id: "Tidak berubah setelah ditandatangani",
    en: "Not changed after it was signed",
  },
} satisfies Record<string, Text>;

/** Asks the service about one file, and shows what it says; in plain words first. */
export function FileVerdict({ file }: { file: File }) {
  const found = useLoaded(() => check(file), [file]);
  return (
    <Show loaded={found}>
      {(verdict) => (
        <section class="app-result">
          <Verdict tone={TONES[verdict.verdict] ?? "warn"} title={verdict.title} heard>
            <p class="govuk-body">{verdict.message}</p>
            {verdict.reasons.length > 0 && (
              <ul class="govuk-list govuk-list--bullet">
                {verdict.reasons.map((reason) => (
                  <li key={reason.code}>{reason.message}</li>
                ))}
              </ul>
            )}
          </Verdict>
          {verdict.permit && <PermitFacts permit={verdict.permit} />}
          <Details summary={say(DETAILS)}>
            <Findings file={file} found={verdict} />
          </Details>
        </section>
      )}
    </Show>
  );
}

function Findings({ file, found }: { file: File; found: Found }) {
  const names = found.signed_at ? (Object.keys(FINDINGS) as (keyof typeof FINDINGS)[]) : [];
  return (
    <SummaryList
      rows={[
        [say(FILE_NAME), file.name],
        ...names.map((name) => [say(FINDINGS[name]), say(found[name] ? YES : NO)] as const),
        [say(CERTIFICATE), found.signer],
        [say(SIGNED_AT), found.signed_at && moment(found.signed_at)],
      ]}
    />
  );
}

async function check(file: File): Promise<Found> {
  return await answer(
    api.POST("/api/verifications", {
      body: file as unknown as string, // the document knows bytes as a string
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { "Content-Type": "application/pdf" },
    }),
  );
}
