// What is to be exported, and of which days.

import { answer, api, type Schemas } from "bersama/api/client.ts";
import { EXPORT_HOURS } from "bersama/api/rules.ts";
import { Checkbox, Radios, TextField } from "bersama/components/fields.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { PageHead } from "../../components/PageHead.tsx";
import { ScopeBar } from "../../components/ScopeBar.tsx";
import { dashboard } from "../../counters.ts";
import { CodeField } from "../account/factor/CodeField.tsx";
import { read, type Scope } from "../dashboard/address.ts";
import "../dashboard/dashboard.scss";
import "./exports.scss";

type Kind = Schemas["ExportKind"];
type Format = Schemas["SheetFormat"];

const TITLE: Text = { id: "Ekspor", en: "Exports" };
const ABOUT: Text = {
  id: "Berkas hilang setelah {hours} jam. Siapa mengambilnya dicatat; NIK disamarkan.",
  en: "The file is gone after {hours} hours. Who fetches it is noted; NIKs are masked.",
};
const WHAT: Text = { id: "Yang diekspor", en: "What to export" };
const FORMAT: Text = { id: "Bentuk berkas", en: "Kind of file" };
const WHOLE: Text = { id: "NIK utuh, tidak disamarkan", en: "Whole NIKs, not masked" };
const REASON: Text = { id: "Untuk apa NIK utuh diperlukan", en: "What whole NIKs are needed for" };
const REASON_HINT: Text = {
  id: "Tersimpan bersama nama Anda di Catatan perubahan.",
  en: "It is kept with your name in the record of changes.",
};
const START: Text = { id: "Buat berkas", en: "Make the file" };

export const KINDS: Record<Kind, { label: Text; hint: Text }> = {
  permits: {
    label: { id: "Izin terbit", en: "Permits issued" },
    hint: {
      id: "Satu baris per izin yang terbit pada rentang tanggal. Kecamatan tidak berlaku di sini.",
      en: "A row for each permit issued on these days. Districts do not apply here.",
    },
  },
  running: {
    label: { id: "Berkas berjalan", en: "Running files" },
    hint: {
      id: "Satu baris per berkas yang masuk pada rentang tanggal dan belum selesai.",
      en: "A row for each file received on these days that is not finished.",
    },
  },
  figures: {
    label: { id: "Angka dasbor", en: "Figures of the dashboard" },
    hint: {
      id: "Tabel-tabel dasbor, satu lembar per tabel.",
      en: "The dashboard's tables, one sheet each.",
    },
  },
};
const FORMATS: readonly { value: Format; label: Text }[] = [
  { value: "xlsx", label: { id: "XLSX (Excel, LibreOffice)", en: "XLSX (Excel, LibreOffice)" } },
  { value: "csv", label: { id: "CSV", en: "CSV" } },
];

/** Of a refused field, by its name. */
const ANCHORS: Readonly<Record<string, string>> = {
  from: "rentang-from",
  to: "rentang-to",
  reason: "ekspor-alasan",
  code: "ekspor-kode",
};

export default function Exports() {
  const { query, route } = useLocation();
  const [kind, setKind] = useState<Kind>(query.kind === "figures" ? "figures" : "permits");
  const [format, setFormat] = useState<Format>("xlsx");
  const [whole, setWhole] = useState(false);
  const [reason, setReason] = useState("");
  const [code, setCode] = useState("");
  const mayBeWhole = kind === "permits" && dashboard.value?.exports_nik === true;
  const begin = useAct(async (scope: Scope) => {
    const { from, to, type, district } = scope;
    const days = { from: from || null, to: to || null };
    const whole_nik = mayBeWhole && whole ? { reason, code } : null;
    const of = { type: type || null, district: district || null };
    const body = { kind, format, ...days, ...of, whole_nik };
    const made = await answer(api.POST("/api/officer/exports", { body }));
    route(`/petugas/ekspor/${made.export_id}`);
  });
  const errors = Object.fromEntries(
    (begin.problem?.fields ?? []).map(({ field, message }) => [field, message]),
  );
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(ABOUT, { hours: EXPORT_HOURS })} />
      <ErrorSummary problem={begin.problem} anchor={(path) => ANCHORS[path]} />
      <div class="app-export">
        <Radios
          id="ekspor-isi"
          label={say(WHAT)}
          value={kind}
          onValue={(chosen) => setKind(chosen as Kind)}
          options={Object.entries(KINDS).map(([value, { label, hint }]) => ({
            value,
            label: say(label),
            hint: say(hint),
          }))}
        />
        <Radios
          id="ekspor-bentuk"
          label={say(FORMAT)}
          inline
          value={format}
          onValue={(chosen) => setFormat(chosen as Format)}
          options={FORMATS.map(({ value, label }) => ({ value, label: say(label) }))}
        />
        {mayBeWhole && (
          <Checkbox id="ekspor-nik" label={say(WHOLE)} value={whole} onValue={setWhole} />
        )}
        {mayBeWhole && whole && (
          <>
            <TextField
              id="ekspor-alasan"
              label={say(REASON)}
              hint={say(REASON_HINT)}
              value={reason}
              onValue={setReason}
              error={errors.reason}
            />
            <CodeField id="ekspor-kode" value={code} onValue={setCode} error={errors.code} />
          </>
        )}
        <ScopeBar
          scope={read(query)}
          change={(scope) => void begin.run(scope)}
          act={say(START)}
          errors={errors}
        />
      </div>
    </>
  );
}
