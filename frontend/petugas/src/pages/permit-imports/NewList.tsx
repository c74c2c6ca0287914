import { IMPORTED_ROWS } from "bersama/api/rules.ts";
import { FileField } from "bersama/components/FileField.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { type Check, checkList, proposeList, XLSX } from "../../api/permit-imports.ts";
import { Listed } from "../../components/Listed.tsx";

const NEW: Text = { id: "Periksa lembar kerja", en: "Check a workbook" };
const CHOOSE: Text = { id: "Pilih berkas XLSX", en: "Choose an XLSX file" };
const COLUMNS: Text = {
  id: "Baris pertama berisi judul: Nomor izin, Jenis izin, Nama pemegang, Tanggal terbit, Penandatangan; boleh ditambah NIK dan Berlaku sampai. Paling banyak {most} izin. Memeriksa tidak menyimpan apa pun.",
  en: "The first row has the headings: Nomor izin, Jenis izin, Nama pemegang, Tanggal terbit, Penandatangan; NIK and Berlaku sampai may be added. At most {most} permits. A check stores nothing.",
};
const CHECKING: Text = { id: "Memeriksa setiap baris…", en: "Checking each row…" };
const WRONG: Text = {
  id: "{file}: {count} hal perlu diperbaiki di {rows} baris. Perbaiki di lembar kerja, simpan, lalu pilih lagi.",
  en: "{file}: {count} {count:thing needs|things need} correcting in {rows} rows. Correct the workbook, save it and choose it again.",
};
const RIGHT: Text = {
  id: "{file}: {rows} izin, tidak ada yang salah.",
  en: "{file}: {rows} {rows:permit|permits}, nothing is wrong.",
};
const UNKNOWN: Text = {
  id: "Kolom ini tidak dibaca: {names}.",
  en: "These columns are not read: {names}.",
};
const PLACE: Text = { id: "Tempat", en: "Place" };
const WHAT: Text = { id: "Yang perlu diperbaiki", en: "What to correct" };
const PROBLEMS: Text = { id: "Yang perlu diperbaiki, per sel", en: "What to correct, by cell" };
const PROPOSE: Text = { id: "Ajukan daftar ini", en: "Propose this list" };
const PROPOSED: Text = {
  id: "Diajukan. Kepala Dinas atau administrator lain mengesahkannya.",
  en: "Proposed. The head or another administrator releases it.",
};
const FILE_ID = "daftar-izin";

/** A workbook is looked at as a whole; one without a mistake can be proposed. */
export function NewList({ onProposed }: { onProposed: () => Promise<void> }) {
  const [chosen, setChosen] = useState<File | null>(null);
  const [check, setCheck] = useState<Check | null>(null);
  const look = useAct(async (file: File) => setCheck(await checkList(file)));
  const propose = useAct(async (file: File) => {
    await proposeList(file);
    setCheck(null);
    setChosen(null);
    await onProposed();
  });
  const ready = chosen && check && check.problems.length === 0;
  return (
    <section class="app-panel app-panel--pad" aria-label={say(NEW)}>
      <ErrorSummary problem={look.problem ?? propose.problem} />
      <FileField
        id={FILE_ID}
        label={say(CHOOSE)}
        hint={say(COLUMNS, { most: IMPORTED_ROWS })}
        accept={`.xlsx,${XLSX}`}
        onValue={(file) => {
          setChosen(file);
          setCheck(null);
          if (file) void look.run(file);
        }}
      />
      {look.busy && <Loading text={CHECKING} />}
      <div role="status">
        {propose.done && !chosen && (
          <div class="app-notice app-notice--good">
            <p>{say(PROPOSED)}</p>
          </div>
        )}
        {chosen && check && <Told file={chosen.name} check={check} />}
      </div>
      {check && check.problems.length > 0 && (
        <Listed caption={say(PROBLEMS)} heads={[PLACE, WHAT]} tight>
          {check.problems.map(({ field, code, message }) => (
            <tr key={`${field}${code}`}>
              <th scope="row" class="app-nowrap">
                {cellOf(field)}
              </th>
              <td>{message}</td>
            </tr>
          ))}
        </Listed>
      )}
      {ready && (
        <button
          type="button"
          class="app-button app-button--first"
          aria-disabled={propose.busy || undefined}
          onClick={() => void propose.run(chosen)}
        >
          {say(PROPOSE)}
        </button>
      )}
    </section>
  );
}

function Told({ file, check }: { file: string; check: Check }) {
  const { rows, problems, unknown } = check;
  const count = problems.length;
  return (
    <div class={`app-notice app-notice--${count ? "bad" : "good"}`}>
      <p>{count ? say(WRONG, { file, count, rows }) : say(RIGHT, { file, rows })}</p>
      {unknown.length > 0 && <p>{say(UNKNOWN, { names: unknown.join(", ") })}</p>}
    </div>
  );
}

/** `row.7.C` → C7, as a spreadsheet calls it; a whole row by its number. */
function cellOf(field: string): string {
  const [, row = "", column = ""] = field.split(".");
  return column === "-" ? row : `${column}${row}`;
}
