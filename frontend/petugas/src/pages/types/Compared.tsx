import { answer, api } from "bersama/api/client.ts";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { Listed } from "../../components/Listed.tsx";

import {
  type Detail,
  type Difference,
  differences,
  documentsOf,
  fieldsOf,
  stepsOf,
} from "./differences.ts";
import { FormPreview } from "./FormPreview.tsx";
import { TypeLetter } from "./TypeLetter.tsx";

const AGAINST: Text = {
  id: "Versi {now}, dengan bedanya dari {before}",
  en: "Version {now}, and what differs from {before}",
};
const ALONE: Text = { id: "Versi {now}", en: "Version {now}" };
const DOCUMENTS: Text = { id: "Dokumen syarat", en: "Documents" };
const FIELDS: Text = { id: "Isian", en: "Questions" };
const STEPS: Text = { id: "Alur dan anggaran waktu", en: "Steps and their time" };
const HEADS = {
  documents: [
    { id: "Dokumen", en: "Document" },
    { id: "Bentuk", en: "Format" },
    { id: "Terbesar", en: "At most" },
    { id: "Aturan", en: "Rule" },
  ],
  fields: [
    { id: "Isian", en: "Question" },
    { id: "Macam", en: "Kind" },
    { id: "Pilihan", en: "Choices" },
    { id: "Aturan", en: "Rule" },
  ],
  steps: [
    { id: "Tahap", en: "Step" },
    { id: "Anggaran", en: "Time" },
  ],
} satisfies Record<string, readonly Text[]>;
const KINDS: Record<Difference["kind"], Text | null> = {
  same: null,
  new: { id: "baru", en: "new" },
  gone: { id: "dihapus", en: "gone" },
  changed: { id: "diubah", en: "changed" },
};
const BEFORE: Text = { id: "semula", en: "before" };

/** A version beside the one before it. */
export function Compared({
  type,
  now,
  before,
}: {
  type: string;
  now: string;
  before: string | null;
}) {
  const found = useLoaded(
    async () => ({
      now: await detail(type, now),
      before: before === null ? null : await detail(type, before),
    }),
    [type, now, before],
  );
  return (
    <Show loaded={found}>
      {(both) => (
        <>
          <section class="app-panel app-panel__body">
            <h2>{before ? say(AGAINST, { now, before }) : say(ALONE, { now })}</h2>
            <Part title={DOCUMENTS} heads={HEADS.documents} both={both} of={documentsOf} />
            <Part title={FIELDS} heads={HEADS.fields} both={both} of={fieldsOf} />
            <Part title={STEPS} heads={HEADS.steps} both={both} of={stepsOf} />
          </section>
          <FormPreview detail={both.now} />
          <TypeLetter type_id={type} rule_set={now} />
        </>
      )}
    </Show>
  );
}

const detail = (type_id: string, rule_set: string): Promise<Detail> =>
  answer(
    api.GET("/api/admin/permit-types/{type_id}/versions/{rule_set}", {
      params: { path: { type_id, rule_set } },
    }),
  );

function Part({
  title,
  heads,
  both,
  of,
}: {
  title: Text;
  heads: readonly Text[];
  both: { now: Detail; before: Detail | null };
  of: (detail: Detail) => Parameters<typeof differences>[0];
}) {
  const rows = differences(of(both.now), both.before && of(both.before));
  return (
    <>
      <h3>{say(title)}</h3>
      <Listed caption={say(title)} heads={heads} tight>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Name row={row} />
            </th>
            {row.said.map(({ now, before }, index) => (
              <td key={heads[index + 1]?.id}>
                {before === null ? now : <ins>{now || "–"}</ins>}
                {before !== null && (
                  <>
                    {" "}
                    <span class="app-hidden">{say(BEFORE)}: </span>
                    <del>{before || "–"}</del>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </Listed>
    </>
  );
}

function Name({ row }: { row: Difference }) {
  const kind = KINDS[row.kind];
  return (
    <>
      {row.kind === "gone" ? (
        <del>{row.name}</del>
      ) : row.kind === "new" ? (
        <ins>{row.name}</ins>
      ) : (
        row.name
      )}
      {kind && <small>{say(kind)}</small>}
    </>
  );
}
