// Is a permit real? By the id that its QR code leads to, and by the PDF itself.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { BODY_MB } from "bersama/api/rules.ts";
import { FileDrop } from "bersama/components/FileDrop.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Loading, Show } from "bersama/components/shown.tsx";
import { Verdict, type VerdictTone } from "bersama/components/Verdict.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso";

import { FileVerdict } from "./FileVerdict.tsx";
import { PermitFacts } from "./PermitFacts.tsx";

const TITLE: Text = { id: "Periksa keaslian izin", en: "Check a permit" };
const LEAD: Text = {
  id: "Pindai kode QR pada surat izin dengan kamera ponsel, atau pilih berkas PDF-nya di sini. Siapa pun boleh memeriksa, tanpa akun.",
  en: "Scan the QR code on the letter with your phone's camera, or choose the PDF here. Anybody may check, without an account.",
};
const BY_FILE: Text = { id: "Periksa berkas PDF", en: "Check a PDF" };
const ANOTHER: Text = { id: "Periksa berkas PDF-nya juga", en: "Check its PDF, too" };
const FILE: Text = { id: "Pilih berkas PDF izin", en: "Choose the PDF of a permit" };
const HINT: Text = {
  id: "Paling besar {mb} MB; berkas izin kami lebih kecil. Berkas langsung diperiksa dan tidak disimpan.",
  en: "At most {mb} MB; our permits are smaller. The file is checked at once and not kept.",
};
const TOO_LARGE: Text = {
  id: "Berkas ini lebih besar dari {mb} MB, sedangkan berkas izin kami lebih kecil. Pilih berkas PDF asli yang diunduh pemegang izin.",
  en: "This file is larger than {mb} MB, and our permits are smaller. Choose the original PDF that the holder downloaded.",
};

const STANDINGS: Record<
  Schemas["PermitStanding"],
  { tone: VerdictTone; title: Text; advice: Text }
> = {
  "in-force": {
    tone: "good",
    title: { id: "Izin terdaftar dan masih berlaku", en: "The permit is on record and in force" },
    advice: {
      id: "Cocokkan data di bawah ini dengan surat izin. Bila berbeda, surat itu bukan izin yang kami terbitkan.",
      en: "Compare the data below with the letter. If they differ, the letter is not the permit that we issued.",
    },
  },
  expired: {
    tone: "warn",
    title: {
      id: "Izin terdaftar, tetapi masa berlakunya sudah habis",
      en: "The permit is on record, but it has expired",
    },
    advice: {
      id: "Mintalah izin yang baru kepada pemegangnya.",
      en: "Ask its holder for a new permit.",
    },
  },
  ended: {
    tone: "bad",
    title: {
      id: "Izin ini sudah berakhir",
      en: "This permit has ended",
    },
    advice: {
      id: "Surat yang lebih baru menggantikannya, atau pemegangnya meminta izin ini dicabut. Jangan terima izin ini.",
      en: "A later paper stands in its place, or its holder had it withdrawn. Do not accept this permit.",
    },
  },
  revoked: {
    tone: "bad",
    title: { id: "Izin ini sudah dicabut", en: "This permit has been revoked" },
    advice: { id: "Jangan terima izin ini.", en: "Do not accept this permit." },
  },
};

export default function CheckPermit() {
  const { params } = useRoute();
  // The page is built without an id: whether there is one is known once it has been taken over.
  const [permitId, setPermitId] = useState<string | null>();
  useEffect(() => setPermitId(params.permitId ?? null), [params.permitId]);
  return (
    <Page title={say(TITLE)}>
      {permitId === undefined && <Loading />}
      {permitId === null && (
        <>
          <p class="govuk-body app-lead">{say(LEAD)}</p>
          <ByFile title={BY_FILE} />
        </>
      )}
      {permitId && <ByCode key={permitId} permitId={permitId} />}
    </Page>
  );
}

function ByFile({ title }: { title: Text }) {
  const [file, setFile] = useState<File>();
  const [chosen, setChosen] = useState(0);
  const tooLarge = file !== undefined && file.size > BODY_MB * 1_000_000;
  return (
    <>
      <h2 class="govuk-heading-m">{say(title)}</h2>
      <FileDrop
        id="berkas"
        label={say(FILE)}
        hint={say(HINT, { mb: BODY_MB })}
        accept="application/pdf,.pdf"
        error={tooLarge ? say(TOO_LARGE, { mb: BODY_MB }) : undefined}
        onFile={(next) => {
          setFile(next);
          setChosen(chosen + 1);
        }}
      />
      {file && !tooLarge && <FileVerdict key={chosen} file={file} />}
    </>
  );
}

function ByCode({ permitId }: { permitId: string }) {
  const found = useLoaded(
    () =>
      answer(
        api.GET("/api/verifications/{permit_id}", { params: { path: { permit_id: permitId } } }),
      ),
    [permitId],
  );
  return (
    <>
      <Show loaded={found}>{(permit) => <Found permit={permit} />}</Show>
      {(found.value || found.state === "failed") && <ByFile title={ANOTHER} />}
    </>
  );
}

function Found({ permit }: { permit: Schemas["PublicPermitView"] }) {
  const standing = STANDINGS[permit.standing];
  return (
    <section class="app-result" aria-live="polite">
      <Verdict tone={standing.tone} title={say(standing.title)}>
        <p class="govuk-body">{say(standing.advice)}</p>
      </Verdict>
      <PermitFacts permit={permit} />
    </section>
  );
}
