// One act of signing as it goes on. It may be closed: the address leads back to it, and whatever
// failed stands first, ticked to be tried again.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { time } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { poll } from "bersama/polling.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type BatchItem, loadBatch } from "../../api/signing.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { count } from "../../counters.ts";
import { useKeys } from "../../keys/useKeys.ts";
import { neighbour, ticked } from "../queue/rows.ts";
import { idOf, placeOf } from "./letters.ts";
import { PASSPHRASE_ID, Passphrase } from "./Passphrase.tsx";
import { inOrder, standOf, tally } from "./progress.ts";
import { Results } from "./Results.tsx";
import { Run } from "./Run.tsx";

const TITLE: Text = { id: "Hasil tanda tangan", en: "Results of signing" };
const ASIDE: Text = {
  id: "{count} surat · dimulai {time} · boleh ditutup, jalan terus, dan dapat dibuka lagi dari alamat ini",
  en: "{count} {count:letter|letters} · begun {time} · may be closed, goes on, and can be opened again at this address",
};
const DONE: Text = { id: "Selesai", en: "Finished" };
const RUNNING: Text = { id: "Berjalan", en: "Running" };
const FAILED: Text = {
  id: "{count} surat belum tertandatangani.",
  en: "{count} {count:letter is|letters are} not signed.",
};
const TICKED: Text = {
  id: "Sudah terpilih untuk diulang; passphrase diminta lagi.",
  en: "Ticked to be tried again; the passphrase is asked for once more.",
};
const LATER: Text = {
  id: "Dapat diulang setelah semua selesai.",
  en: "They can be tried again once all are through.",
};
const RETRY: Text = {
  id: "Ulangi {count} surat",
  en: "Try {count} {count:letter|letters} again",
};
const NONE: Text = {
  id: "Pilih dahulu surat yang diulang.",
  en: "First tick what is to be tried again.",
};
const UP_DOWN: Text = { id: "turun, naik", en: "down, up" };
const TICK: Text = { id: "pilih", en: "tick" };
const OPEN: Text = { id: "buka berkas", en: "open the file" };
const AGAIN: Text = { id: "ulangi yang gagal", en: "retry the failed" };
const BACK: Text = { id: "daftar tanda tangan", en: "list of letters" };
/** Milliseconds: a signature takes a second or two. */
const OFTEN = 2_000;

export default function BatchPage({ batch: id }: { batch: string }) {
  const { route } = useLocation();
  const loaded = useLoaded(() => loadBatch(id), [id]);
  const batch = loaded.value?.batch_id === id ? loaded.value : undefined;
  const [untouched, setUntouched] = useState(true);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const [here, setHere] = useState<string | null>(null);
  const running = batch?.finished === false;
  useEffect(() => {
    setUntouched(true);
  }, [id]);
  useEffect(() => {
    if (!running) {
      void count().catch(() => undefined);
      return;
    }
    return poll(async () => loaded.put(await loadBatch(id)), { every: OFTEN });
  }, [running, id]);
  const items = batch ? inOrder(batch) : [];
  const failed = items.filter((item) => standOf(item) === "failed");
  const failedIds = failed.map(idOf);
  const chosen = failed.filter((item) => untouched || ticks.has(idOf(item)));
  const tick = (which: string) => {
    const before = untouched ? new Set(failedIds) : ticks;
    setUntouched(false);
    setTicks(ticked(failedIds, before, which, null));
  };
  const ids = items.map(idOf);
  const open = (id: string | null) => {
    const item = items.find((one) => idOf(one) === id);
    if (item) route(placeOf(item));
  };
  useKeys([
    { keys: "j", does: UP_DOWN, act: () => setHere(neighbour(ids, here, 1)) },
    { keys: "k", does: UP_DOWN, act: () => setHere(neighbour(ids, here, -1)) },
    { keys: "x", does: TICK, act: () => here && failedIds.includes(here) && tick(here) },
    { keys: "Enter", does: OPEN, act: () => open(here) },
    { keys: "r", does: AGAIN, act: () => document.getElementById(PASSPHRASE_ID)?.focus() },
    { keys: "Escape", does: BACK, act: () => route("/petugas/tanda-tangan") },
  ]);
  return (
    <>
      <PageHead
        title={say(TITLE)}
        aside={
          batch && say(ASIDE, { count: batch.items.length, time: time(new Date(batch.created_at)) })
        }
      >
        {batch && (
          <StateTag state={running ? "underWay" : "issued"}>
            {say(running ? RUNNING : DONE)}
          </StateTag>
        )}
      </PageHead>
      {loaded.state === "failed" && !batch && (
        <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
      )}
      {!batch && loaded.state === "loading" && <Loading />}
      {batch && (
        <>
          <Run batch={batch} tally={tally(batch)} />
          {failed.length > 0 && (
            <div class="app-notice app-notice--bad app-notice--act">
              <p>
                <b>{say(FAILED, { count: failed.length })}</b> {say(running ? LATER : TICKED)}
              </p>
              {!running && (
                <Passphrase
                  items={chosen.map(itemOf)}
                  label={say(RETRY, { count: chosen.length })}
                  why={chosen.length === 0 ? say(NONE) : undefined}
                  onSent={(next) => route(`/petugas/tanda-tangan/${next}`)}
                />
              )}
            </div>
          )}
          <Results
            items={items}
            here={here}
            ticks={new Set(chosen.map(idOf))}
            stand={setHere}
            tick={tick}
          />
        </>
      )}
    </>
  );
}

/** As it stands now: whoever tries again has seen why it failed. */
const itemOf = ({ application_id, decree_of, version }: BatchItem) => ({
  application_id,
  decree_of,
  version: version ?? 0,
});
