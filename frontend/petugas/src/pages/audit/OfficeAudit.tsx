// Who changed what in the office's own data, the latest first: before and after, word for word.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading, More } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { type OfficeNote, type OfficeNotePage, officeNotes } from "../../api/audit.ts";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { shortMoment } from "../../moments.ts";
import { aboutOf } from "./about.ts";

const TITLE: Text = { id: "Catatan perubahan", en: "Record of changes" };
const LEAD: Text = {
  id: "Catatan ini berantai: tidak ada yang dapat diubah atau dihapus tanpa terlihat.",
  en: "These notes form a chain: none can be changed or taken out unseen.",
};
const NONE: Text = { id: "Belum ada perubahan.", en: "Nothing has been changed yet." };
const CAPTION: Text = { id: "Perubahan data kantor", en: "Changes of the office's data" };
const NUMBER: Text = { id: "No.", en: "No." };
const WHEN: Text = { id: "Kapan", en: "When" };
const WHO: Text = { id: "Siapa", en: "Who" };
const WHAT: Text = { id: "Apa", en: "What" };
const CHANGE: Text = { id: "Perubahan", en: "Change" };
const EVENTS: Record<string, Text> = {
  "office-data-changed": { id: "Diubah", en: "Changed" },
  "office-data-hidden": { id: "Disembunyikan", en: "Hidden" },
  "export-begun": { id: "Ekspor dimulai", en: "An export was begun" },
  "export-fetched": { id: "Ekspor diunduh", en: "An export was downloaded" },
  "permits-proposed": { id: "Daftar izin lama diusulkan", en: "Old permits were proposed" },
  "data-exported": { id: "Seluruh data diekspor", en: "All data was exported" },
  "access-log-read": { id: "Akses seorang petugas dibaca", en: "An officer's access log was read" },
};
const BEFORE: Text = { id: "Sebelum", en: "Before" };
const AFTER: Text = { id: "Sesudah", en: "After" };
const SHOW: Text = { id: "Lihat isinya", en: "See the contents" };

export default function OfficeAudit() {
  const page = usePaged<OfficeNote, OfficeNotePage>(officeNotes, []);
  const items = page.value?.items ?? [];
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(LEAD)} />
      {page.state === "failed" && !page.value && (
        <FailedToLoad problem={page.problem} again={() => void page.again()} />
      )}
      {!page.value && page.state === "loading" && <Loading />}
      {page.value && items.length === 0 && <p class="app-blank">{say(NONE)}</p>}
      {items.length > 0 && (
        <Listed caption={say(CAPTION)} heads={[NUMBER, WHEN, WHO, WHAT, CHANGE]} number={NUMBER}>
          {items.map((note) => (
            <tr key={note.number}>
              <td class="app-num">{note.number}</td>
              <td class="app-nowrap">{shortMoment(note.at)}</td>
              <td>{note.by}</td>
              <th scope="row">
                <About note={note} />
              </th>
              <td>
                {eventName(note.event)}
                {note.text && <p>{note.text}</p>}
                <Contents note={note} />
              </td>
            </tr>
          ))}
        </Listed>
      )}
      {page.more && <More busy={page.more.busy} onMore={() => void page.more?.run()} />}
    </>
  );
}

function About({ note }: { note: OfficeNote }) {
  const { kind, called } = aboutOf(note);
  return (
    <>
      {kind}
      {called && <small>{called}</small>}
    </>
  );
}

function Contents({ note }: { note: OfficeNote }) {
  if (!note.before && !note.after) return null;
  return (
    <details class="app-fold">
      <summary>{say(SHOW)}</summary>
      {(
        [
          [BEFORE, note.before],
          [AFTER, note.after],
        ] as const
      ).map(
        ([label, content]) =>
          content && (
            <div key={label.en}>
              <b>{say(label)}</b>
              <pre class="app-pre app-raw">{JSON.stringify(content, null, 2)}</pre>
            </div>
          ),
      )}
    </details>
  );
}

const eventName = (event: string) => {
  const text = EVENTS[event];
  return text ? say(text) : event;
};
