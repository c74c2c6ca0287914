import { Problem } from "bersama/api/problem.ts";
import { postFile } from "bersama/api/upload.ts";
import { sentence } from "bersama/berkas/pesan.ts";
import { prepare } from "bersama/berkas/prepare.ts";
import { FileField } from "bersama/components/FileField.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { size } from "bersama/format.ts";
import { language, say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { until } from "bersama/until.ts";

import { type CounterFile, type DocumentRow, entered, uploadForm } from "../../api/counter.ts";
import { type State, StateTag } from "../../components/StateTag.tsx";

const NOT_SENT: Text = { id: "Berkas belum terkirim", en: "The file was not sent" };
const HINT: Text = { id: "{formats}, paling besar {size}.", en: "{formats}, at most {size}." };
const OPTIONAL: Text = { id: "(tidak wajib)", en: "(optional)" };
const SENDING: Text = { id: "Mengirim dan memeriksa…", en: "Sending and checking…" };
const MEDIA = { jpg: "image/jpeg", png: "image/png", pdf: "application/pdf" } as const;

type Rule = CounterFile["rules"]["documents"][number];

const STATES: Record<DocumentRow["state"], { state: State; word: Text }> = {
  missing: { state: "missing", word: { id: "Belum ada", en: "Missing" } },
  not_received: { state: "failed", word: { id: "Tidak sampai", en: "Not received" } },
  checking: { state: "underWay", word: { id: "Diperiksa", en: "Being checked" } },
  refused: { state: "refused", word: { id: "Ditolak pemeriksa", en: "Refused by the check" } },
  clean: { state: "accepted", word: { id: "Sudah ada", en: "There" } },
};

/** One of the applicant's papers, scanned at the desk; made to fit here, checked by the service. */
export function PaperRow({
  rule,
  row,
  application_id,
  put,
}: {
  rule: Rule;
  row: DocumentRow | undefined;
  application_id: string;
  put: (file: CounterFile) => void;
}) {
  const add = useAct(async (file: File) => {
    const fitted = await prepare(file, { formats: rule.formats, maxBytes: rule.max_bytes });
    if (fitted.kind === "refused")
      throw new Problem(400, fitted.code, say(NOT_SENT), sentence(fitted, language.value));
    const form = await uploadForm(application_id, rule.id, fitted.file.type);
    await postFile(form, fitted.file, () => {});
    const read = () => entered(application_id);
    put(await until(read, ({ application }) => !isChecking(application.documents, rule.id)));
  });
  const state = STATES[row?.state ?? "missing"];
  const formats = rule.formats.map((format) => format.toUpperCase()).join(", ");
  return (
    <li>
      <ErrorSummary problem={add.problem} />
      <FileField
        id={`dokumen-${rule.id}`}
        label={`${say(rule.label)} ${rule.required ? "" : say(OPTIONAL)}`}
        hint={[rule.help && say(rule.help), say(HINT, { formats, size: size(rule.max_bytes) })]
          .filter(Boolean)
          .join(" ")}
        accept={rule.formats.map((format) => MEDIA[format]).join(",")}
        error={row?.verdict ?? undefined}
        onValue={(file) => file && void add.run(file)}
      />
      <p role="status">
        {add.busy ? say(SENDING) : <StateTag state={state.state}>{say(state.word)}</StateTag>}
      </p>
    </li>
  );
}

const isChecking = (documents: readonly DocumentRow[], id: string) =>
  documents.some((one) => one.id === id && one.state === "checking");
