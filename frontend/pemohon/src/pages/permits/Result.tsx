import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { postFile } from "bersama/api/upload.ts";
import { fitting } from "bersama/berkas/fitting.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { FileField } from "bersama/components/FileField.tsx";
import { Checkbox } from "bersama/components/fields.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Notice } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { day, moment, size } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { until } from "bersama/until.ts";
import { useState } from "preact/hooks";

const TITLE: Text = { id: "Hasil penelitian", en: "Result of the research" };
const DUE: Text = {
  id: "Serahkan hasil penelitian paling lambat {day}, sebagai PDF.",
  en: "Hand in the result of your research by {day}, as a PDF.",
};
const HANDED_IN: Text = {
  id: "Hasil penelitian sudah diterima ({size}, diperiksa {moment}).",
  en: "The result is handed in ({size}, checked {moment}).",
};
const LOOK: Text = { id: "Lihat berkas", en: "See the file" };
const FILE: Text = { id: "Berkas PDF hasil penelitian", en: "PDF of the result" };
const SEND: Text = { id: "Unggah hasil", en: "Upload the result" };
const SENDING: Text = { id: "Mengunggah…", en: "Uploading…" };
const CHOOSE: Text = { id: "Pilih berkas PDF dahulu", en: "Choose a PDF first" };
const NOT_YET: Text = { id: "Hasil belum diterima", en: "The result is not accepted yet" };
const TOO_LONG: Text = {
  id: "Pemeriksaan berlangsung lebih lama dari biasanya. Muat ulang halaman ini sebentar lagi.",
  en: "The check takes longer than usual. Load this page again in a moment.",
};
const PUBLISH: Text = {
  id: "Saya setuju hasil ini ditampilkan kepada umum",
  en: "I agree that anybody may read this result",
};
const PUBLISH_HINT: Text = {
  id: "Judul dan nama Anda ikut tampil. Persetujuan dapat Anda tarik kapan saja.",
  en: "With its title and your name. You may take this back at any time.",
};

const SAVE: Text = { id: "Simpan pilihan", en: "Save your choice" };
const GIVEN: Text = {
  id: "Tersimpan: hasil penelitian boleh ditampilkan.",
  en: "Saved: the result may be shown.",
};
const TAKEN_BACK: Text = {
  id: "Tersimpan: hasil penelitian tidak ditampilkan.",
  en: "Saved: the result is not shown.",
};

type ResultView = Schemas["ResultView"];

export function Result({
  permitId,
  result,
  again,
}: {
  permitId: string;
  result: ResultView;
  again: () => Promise<void>;
}) {
  const params = { path: { permit_id: permitId } };
  const look = useAct(async () => {
    const { url } = await answer(api.GET("/api/permits/{permit_id}/result", { params }));
    open(url, "_blank", "noopener");
  });
  return (
    <section aria-labelledby="hasil">
      <h2 class="govuk-heading-m" id="hasil">
        {say(TITLE)}
      </h2>
      <ErrorSummary problem={look.problem} />
      {result.file ? (
        <Notice tone="good">
          <p class="govuk-body">
            {say(HANDED_IN, {
              size: size(result.file.size),
              moment: moment(result.file.checked_at),
            })}{" "}
            <button type="button" class="app-link" onClick={() => void look.run()}>
              {say(LOOK)}
            </button>
          </p>
        </Notice>
      ) : (
        <p class="govuk-body">{say(DUE, { day: day(result.due_on) })}</p>
      )}
      <Send permitId={permitId} again={again} />
      <Consent permitId={permitId} publish={result.publish} again={again} />
    </section>
  );
}

/** Given, or taken back, by a button that answers. */
function Consent({
  permitId,
  publish,
  again,
}: {
  permitId: string;
  publish: boolean;
  again: () => Promise<void>;
}) {
  const params = { path: { permit_id: permitId } };
  const form = useForm({ publish }, async (body) => {
    await answer(api.PUT("/api/permits/{permit_id}/result/consent", { params, body }));
    await again();
  });
  return (
    <ActForm act={form} label={say(SAVE)}>
      <Checkbox {...form.field("publish")} label={say(PUBLISH)} hint={say(PUBLISH_HINT)} />
      <p role="status" class={form.done ? "app-notice app-notice--good" : "govuk-visually-hidden"}>
        {form.done && say(publish ? GIVEN : TAKEN_BACK)}
      </p>
    </ActForm>
  );
}

function Send({ permitId, again }: { permitId: string; again: () => Promise<void> }) {
  const [share, setShare] = useState<number | null>(null);
  const params = { path: { permit_id: permitId } };
  const sending = useForm<{ result: File | null }>({ result: null }, async ({ result: chosen }) => {
    if (!chosen) throw refusal("required", say(CHOOSE));
    const body = { media_type: "application/pdf" };
    const form = await answer(api.POST("/api/permits/{permit_id}/result/upload", { params, body }));
    const rule = { formats: ["pdf"], maxBytes: form.max_bytes } as const;
    const file = await fitting(chosen, rule, { field: "result", title: say(NOT_YET) });
    setShare(0);
    try {
      await postFile(form, file, setShare);
    } finally {
      setShare(null);
    }
    const found = await until(
      () => answer(api.GET("/api/permits/{permit_id}", { params })),
      ({ result }) => result?.state !== "checking",
    );
    if (found.result?.state === "checking") throw refusal("not-checked-yet", say(TOO_LONG));
    if (found.result?.state === "refused") throw refusal("refused", found.result.verdict ?? "");
    await again();
  });
  return (
    <ActForm act={sending} label={say(SEND)}>
      <FileField {...sending.field("result")} label={say(FILE)} accept="application/pdf" />
      {share !== null && (
        <p class="govuk-body" role="status">
          {say(SENDING)} <progress class="app-progress" value={share} aria-label={say(SENDING)} />
        </p>
      )}
    </ActForm>
  );
}

const refusal = (code: string, message: string) =>
  new Problem(400, code, say(NOT_YET), "", [{ field: "result", code, message }]);
