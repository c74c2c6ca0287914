import { answer, api } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { postFile } from "bersama/api/upload.ts";
import { fitting } from "bersama/berkas/fitting.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { FileField } from "bersama/components/FileField.tsx";
import { Notice } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { until } from "bersama/until.ts";
import { useState } from "preact/hooks";

import type { Started } from "./draft.ts";
import { known, sendLink } from "./steps.ts";

const SCAN: Text = { id: "Foto atau pindaian KTP", en: "Photo or scan of your KTP" };
const RULE: Text = {
  id: "Seluruh kartu terlihat, tajam, tanpa pantulan cahaya. Format JPG. Foto yang terlalu besar diperkecil di perangkat Anda.",
  en: "The whole card in view, sharp, without glare. JPG. A photo that is too large is made smaller on your device.",
};
const SENDING: Text = { id: "Mengunggah KTP…", en: "Uploading your KTP…" };
const CHECKING: Text = {
  id: "Menyiapkan dan memeriksa KTP…",
  en: "Preparing and checking your KTP…",
};
const SEND: Text = { id: "Unggah KTP", en: "Upload the KTP" };
const CHOOSE: Text = {
  id: "Pilih foto atau pindaian KTP dahulu",
  en: "Choose a photo or scan of your KTP first",
};
const NOT_YET: Text = { id: "KTP belum diterima", en: "The KTP is not accepted yet" };
const TOO_LONG: Text = {
  id: "Pemeriksaan berlangsung lebih lama dari biasanya. Tunggu sebentar, lalu kirim sekali lagi.",
  en: "The check takes longer than usual. Wait a moment, and send it once more.",
};

/** The scan goes to its bucket, is checked by the machine, and then the link is sent. */
export function Scan({ started, onSent }: { started: Started; onSent: () => void }) {
  const [share, setShare] = useState<number | null>(null);
  const { path, headers } = known(started);

  const form = useForm<{ ktp: File | null }>({ ktp: null }, async ({ ktp: chosen }) => {
    if (!chosen) throw refusal("required", say(CHOOSE));
    const { upload } = await answer(
      api.POST("/api/registrations/{registration_id}/ktp", { params: { path }, headers }),
    );
    const rule = { formats: ["jpg"], maxBytes: upload.max_bytes } as const;
    const file = await fitting(chosen, rule, { field: "ktp", title: say(NOT_YET) });
    setShare(0);
    try {
      await postFile(upload, file, setShare);
    } finally {
      setShare(null);
    }
    const checked = await until(
      () => answer(api.GET("/api/registrations/{registration_id}", { params: { path }, headers })),
      ({ ktp_state }) => ktp_state !== "waiting",
    );
    if (checked.ktp_state === "waiting") throw refusal("not-checked-yet", say(TOO_LONG));
    if (checked.ktp_state === "refused") throw refusal("refused", checked.ktp_message ?? "");
    await sendLink(started);
    onSent();
  });

  return (
    <ActForm act={form} label={say(SEND)}>
      <FileField {...form.field("ktp")} label={say(SCAN)} hint={say(RULE)} accept="image/*" />
      {share !== null && (
        <p class="govuk-body" role="status">
          {say(SENDING)} <progress class="app-progress" value={share} aria-label={say(SENDING)} />
        </p>
      )}
      {form.busy && share === null && (
        <Notice>
          <p class="govuk-body app-loading" role="status">
            {say(CHECKING)}
          </p>
        </Notice>
      )}
    </ActForm>
  );
}

const refusal = (code: string, message: string) =>
  new Problem(400, code, say(NOT_YET), "", [{ field: "ktp", code, message }]);
