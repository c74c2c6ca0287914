import { answer, api } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { XLSX } from "./workbook.ts";

const COLUMNS: Text = {
  id: "Kolom wajib: {needed}. Kolom lain tidak wajib: {others}. Paling banyak {rows} orang.",
  en: "Required columns: {needed}. The others are optional: {others}. At most {rows} people.",
};
const DOWNLOAD: Text = { id: "Unduh contoh daftar", en: "Download an empty list" };

/** Which columns a list has for this type, and a workbook with them. */
export function Template({ typeId }: { typeId: string }) {
  const loaded = useLoaded(
    () =>
      answer(
        api.GET("/api/invitation-lists/templates/{type_id}", {
          params: { path: { type_id: typeId } },
        }),
      ),
    [typeId],
  );
  return (
    <Show loaded={loaded}>
      {({ columns, rows, file }) => (
        <>
          <p class="govuk-body">
            {say(COLUMNS, {
              needed: columns.slice(0, 2).join(", "),
              others: columns.slice(2).join(", "),
              rows,
            })}
          </p>
          <p class="govuk-body">
            <a
              class="govuk-link"
              href={`data:${XLSX};base64,${file}`}
              download={`daftar-${typeId}.xlsx`}
            >
              {say(DOWNLOAD)}
            </a>
          </p>
        </>
      )}
    </Show>
  );
}
