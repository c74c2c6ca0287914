// Files that were searched for, of those that this officer may see. The words are in the history's
// state, so that neither an address nor a log holds a name or a NIK.

import { later } from "bersama/components/later.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading, More } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type Row, type RowPage, searchFiles } from "../../api/queue.ts";
import { Listed } from "../../components/Listed.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { dashboard } from "../../counters.ts";
import { useKeys } from "../../keys/useKeys.ts";
import { SEARCH_ID } from "../../shell/Search.tsx";
import { readWords, reason, words } from "../../url/words.ts";
import { type Outcome, outcome } from "../queue/acts.ts";
import { DueCell, FILE_HEADS, FileCells } from "../queue/Cells.tsx";
import { neighbour } from "../queue/rows.ts";
import { Wider } from "./Wider.tsx";

const Release = later(async () => (await import("../queue/Release.tsx")).default);

const TITLE: Text = { id: "Cari berkas", en: "Search files" };
const FOR: Text = { id: "untuk “{words}”", en: "for “{words}”" };
const HOW: Text = {
  id: "Ketik nomor, NIK, atau kata dari nama di isian atas (tombol /).",
  en: "Type a number, a NIK or a word of a name into the field above (key /).",
};
const NONE: Text = { id: "Tidak ada berkas yang cocok.", en: "No file matches." };
const REACH: Text = {
  id: "Yang dicari hanya berkas yang boleh Anda lihat. Periksa ejaan, atau cari dengan nomor.",
  en: "Only files that you may see are searched. Check the spelling, or search by number.",
};
const CAPTION: Text = { id: "Berkas yang cocok", en: "Files that match" };
const DUE: Text = { id: "Tenggat", en: "Deadline" };
const UP_DOWN: Text = { id: "turun, naik", en: "down, up" };
const OPEN: Text = { id: "buka", en: "open" };
const SEARCH: Text = { id: "Ke isian pencarian", en: "To the search field" };
const RELEASE: Text = { id: "Lepaskan…", en: "Release…" };

export default function SearchResults() {
  const { url } = useLocation();
  useEffect(() => {
    readWords();
  }, [url]);
  const sought = words.value;
  const why = reason.value;
  return (
    <>
      <PageHead title={say(TITLE)} aside={sought && say(FOR, { words: sought })} />
      {sought ? (
        <>
          <Found key={`${sought}\n${why}`} sought={sought} why={why} />
          {dashboard.value?.searches_all && <Wider sought={sought} why={why} />}
        </>
      ) : (
        <Blank title={say(HOW)} />
      )}
    </>
  );
}

function Blank({ title, text }: { title: string; text?: string }) {
  return (
    <div class="app-blank">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      <button
        type="button"
        class="app-button"
        onClick={() => document.getElementById(SEARCH_ID)?.focus()}
      >
        {say(SEARCH)}
      </button>
    </div>
  );
}

function Found({ sought, why }: { sought: string; why: string }) {
  const { route } = useLocation();
  const found = usePaged<Row, RowPage>((cursor) => searchFiles(sought, why, cursor), [sought, why]);
  const [freeing, setFreeing] = useState<Row | null>(null);
  const [done, setDone] = useState<Outcome | null>(null);
  const [here, setHere] = useState<string | null>(null);
  const rows = found.value?.items ?? [];
  const ids = rows.map(({ application_id }) => application_id);
  const opens = rows.some((row) => row.application_id === here && row.opens);
  useKeys([
    { keys: "j", does: UP_DOWN, act: () => setHere(neighbour(ids, here, 1)) },
    { keys: "k", does: UP_DOWN, act: () => setHere(neighbour(ids, here, -1)) },
    { keys: "Enter", does: OPEN, act: () => opens && route(`/petugas/berkas/${here}?baca`) },
  ]);
  if (!found.value)
    return found.state === "failed" ? (
      <FailedToLoad problem={found.problem} again={() => void found.again()} />
    ) : (
      <Loading />
    );
  if (rows.length === 0 && !found.more)
    return <Blank title={say(NONE)} {...(!why && { text: say(REACH) })} />;
  return (
    <>
      <div role="status">
        {done && (
          <div class={`app-notice app-notice--${done.tone}`}>
            <p>
              <b>{done.what}</b> {done.rest}
            </p>
          </div>
        )}
      </div>
      <Listed caption={say(CAPTION)} heads={[...FILE_HEADS, DUE]} number={DUE}>
        {rows.map((row) => (
          <tr
            key={row.application_id}
            class={row.application_id === here ? "is-here" : undefined}
            aria-current={row.application_id === here ? "true" : undefined}
          >
            <FileCells row={row} withStep>
              {row.may_free && (
                <button type="button" class="app-link" onClick={() => setFreeing(row)}>
                  {say(RELEASE)}
                </button>
              )}
            </FileCells>
            <td class="app-num">
              <DueCell row={row} />
            </td>
          </tr>
        ))}
      </Listed>
      {found.more && <More busy={found.more.busy} onMore={() => void found.more?.run()} />}
      {freeing && (
        <Release
          rows={[freeing]}
          onDone={(items) => {
            setDone(outcome("release", items, [freeing]));
            setFreeing(null);
            void found.again();
          }}
          onClose={() => setFreeing(null)}
        />
      )}
    </>
  );
}
