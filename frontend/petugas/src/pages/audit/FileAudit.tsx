// One file: whether its notes are whole, what was done with it, and who looked at which document.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading, More } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { type Access, fileAudit } from "../../api/audit.ts";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { shortMoment } from "../../moments.ts";
import { actName } from "./acts.ts";

const TITLE: Text = { id: "Riwayat dan akses berkas", en: "History of a file and who looked" };
const BACK: Text = { id: "Kembali ke berkas", en: "Back to the file" };
const WHOLE: Text = {
  id: "Rantai catatan utuh: {count} catatan, tidak ada yang diubah atau hilang.",
  en: "The chain of notes is whole: {count} notes, none changed or missing.",
};
const BROKEN: Text = {
  id: "Rantai catatan putus pada catatan {number}. Laporkan kepada pengelola sistem sebelum memutuskan.",
  en: "The chain of notes is broken at note {number}. Tell the system's operators before you decide.",
};
const NOTES: Text = { id: "Catatan", en: "Notes" };
const LOOKS: Text = { id: "Siapa melihat dokumen", en: "Who looked at documents" };
const NONE: Text = { id: "Belum ada yang melihat dokumennya.", en: "Nobody has looked at it yet." };
const WHEN: Text = { id: "Kapan", en: "When" };
const WHO: Text = { id: "Siapa", en: "Who" };
const WHAT: Text = { id: "Peristiwa", en: "What" };
const TEXT: Text = { id: "Keterangan", en: "Words" };
const DOCUMENT: Text = { id: "Dokumen", en: "Document" };
const HOW: Text = { id: "Cara", en: "How" };
const HOWS: Record<string, Text> = {
  fetched: { id: "diberikan kepada perambannya", en: "given to the browser" },
  shown: { id: "tampil di layar", en: "stood on the screen" },
};

export default function FileAudit({ id }: { id: string }) {
  const loaded = useLoaded(() => fileAudit(id, null), [id]);
  const more = useAct(async () => {
    const known = loaded.value;
    if (!known?.cursor) return;
    const next = await fileAudit(id, known.cursor);
    loaded.put({ ...known, access: [...known.access, ...next.access], cursor: next.cursor });
  });
  const head = (
    <PageHead title={say(TITLE)}>
      <a class="app-button" href={`/petugas/berkas/${id}?baca`}>
        {say(BACK)}
      </a>
    </PageHead>
  );
  if (!loaded.value)
    return (
      <>
        {head}
        {loaded.state === "failed" ? (
          <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
        ) : (
          <Loading />
        )}
      </>
    );
  const { chain, notes, access, cursor } = loaded.value;
  return (
    <>
      {head}
      <div class={`app-notice app-notice--${chain.whole ? "good" : "bad"}`}>
        <p>
          {chain.whole
            ? say(WHOLE, { count: chain.notes })
            : say(BROKEN, { number: chain.broken_at ?? 0 })}
        </p>
      </div>
      <Listed caption={say(NOTES)} heads={[WHEN, WHO, WHAT, TEXT]} shown>
        {notes.map((note) => (
          <tr key={note.number}>
            <td class="app-nowrap">{shortMoment(note.at)}</td>
            <td>{note.by}</td>
            <th scope="row">{actName(note.event)}</th>
            <td class="app-pre">{note.text}</td>
          </tr>
        ))}
      </Listed>
      <Listed caption={say(LOOKS)} heads={[WHEN, WHO, DOCUMENT, HOW]} shown>
        {access.map((row) => (
          <Look key={`${row.at}${row.file_id}${row.how}${row.officer}`} row={row} />
        ))}
      </Listed>
      {access.length === 0 && <p class="app-blank">{say(NONE)}</p>}

      {cursor && <More busy={more.busy} onMore={() => void more.run()} />}
    </>
  );
}

function Look({ row }: { row: Access }) {
  const how = HOWS[row.how];
  return (
    <tr>
      <td class="app-nowrap">{shortMoment(row.at)}</td>
      <td>
        {row.officer}
        <small>{row.role}</small>
      </td>
      <th scope="row">{row.document_label}</th>
      <td>{how ? say(how) : row.how}</td>
    </tr>
  );
}
