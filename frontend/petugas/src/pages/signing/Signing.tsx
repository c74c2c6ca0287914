// What waits for the head's signature: the list with its sum, the letter beside it, the passphrase
// once in the bar below.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { listQueue } from "../../api/queue.ts";
import { loadCertificate, loadDecrees } from "../../api/signing.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { KeysBar } from "../../keys/KeysBar.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { read } from "../queue/address.ts";
import { neighbour, ticked } from "../queue/rows.ts";
import { CertificateTag } from "./CertificateTag.tsx";
import { LetterList } from "./LetterList.tsx";
import { LetterPreview } from "./LetterPreview.tsx";
import { ofDecree, ofRow } from "./letters.ts";
import { PASSPHRASE_ID } from "./Passphrase.tsx";
import { PassphraseBar } from "./PassphraseBar.tsx";
import { Sum } from "./Sum.tsx";
import { allTicked, MOST, preselected, soonestFirst } from "./sums.ts";

const TITLE: Text = { id: "Tanda tangan", en: "Signing" };
const READY: Text = {
  id: "{count} surat siap ditandatangani · izin sudah lolos semua tahap sebelumnya",
  en: "{count} {count:letter|letters} ready to be signed · permits have passed all steps before",
};
const NOTHING: Text = {
  id: "Tidak ada surat yang menunggu tanda tangan Anda.",
  en: "No letter waits for your signature.",
};
const QUEUE: Text = { id: "Ke antrean", en: "To the queue" };
const UP_DOWN: Text = { id: "turun, naik", en: "down, up" };
const TICK: Text = { id: "pilih", en: "tick" };
const TICK_TO: Text = { id: "pilih sampai sini", en: "tick up to here" };
const OPEN: Text = { id: "buka berkas", en: "open the file" };
const TO_PASSPHRASE: Text = { id: "ke passphrase", en: "to the passphrase" };
const SIGNER = "head";

export default function Signing() {
  const { route } = useLocation();
  const waiting = useLoaded(async () => {
    const filters = { ...read({}, SIGNER), role: SIGNER, limit: MOST } as const;
    const [decrees, { items }] = await Promise.all([loadDecrees(), listQueue(filters, "")]);
    const permits = items.filter(({ phase }) => phase === "review").map(ofRow);
    return [...decrees.map(ofDecree), ...soonestFirst(permits)];
  }, []);
  const certificate = useLoaded(loadCertificate, []);
  const [ticks, setTicks] = useState<ReadonlySet<string> | null>(null);
  const [hereId, setHere] = useState<string | null>(null);
  const [lastTick, setLastTick] = useState<string | null>(null);
  const rows = waiting.value ?? [];
  const ids = rows.map(({ id }) => id);
  useEffect(() => {
    if (!waiting.value || ticks) return;
    setTicks(preselected(waiting.value));
    setHere(waiting.value[0]?.id ?? null);
  }, [waiting.value]);
  const here = rows.find(({ id }) => id === hereId) ?? null;
  const chosen = rows.filter(({ id }) => ticks?.has(id));
  const tick = (id: string, upTo = false) => {
    setTicks(ticked(ids, ticks ?? new Set(), id, upTo ? lastTick : null));
    setLastTick(id);
  };
  const move = (step: 1 | -1) => setHere(neighbour(ids, hereId, step));
  useKeys([
    { keys: "j", does: UP_DOWN, act: () => move(1) },
    { keys: "k", does: UP_DOWN, act: () => move(-1) },
    { keys: "x", does: TICK, act: () => hereId && tick(hereId) },
    { keys: "Shift+X", does: TICK_TO, act: () => hereId && tick(hereId, true) },
    { keys: "Enter", does: OPEN, act: () => here && route(here.href) },
    {
      keys: "g",
      does: TO_PASSPHRASE,
      act: () => document.getElementById(PASSPHRASE_ID)?.focus(),
    },
  ]);
  return (
    <>
      <PageHead
        title={say(TITLE)}
        aside={waiting.value?.length ? say(READY, { count: waiting.value.length }) : undefined}
      >
        {certificate.value && <CertificateTag certificate={certificate.value} />}
      </PageHead>
      {waiting.state === "failed" && (
        <FailedToLoad problem={waiting.problem} again={() => void waiting.again()} />
      )}
      {waiting.state === "loading" && !waiting.value && <Loading />}
      {waiting.value && rows.length === 0 && (
        <div class="app-blank">
          <h2>{say(NOTHING)}</h2>
          <p>
            <a class="app-button" href="/petugas">
              {say(QUEUE)}
            </a>
          </p>
        </div>
      )}
      {rows.length > 0 && (
        <div class="app-sign">
          <div>
            <Sum rows={rows} chosen={chosen} />
            <LetterList
              rows={rows}
              here={hereId}
              ticks={ticks ?? new Set()}
              stand={setHere}
              tick={tick}
              tickAll={(on) => setTicks(on ? allTicked(rows, ticks ?? new Set()) : new Set())}
            />
          </div>
          {here && <LetterPreview row={here} at={ids.indexOf(here.id) + 1} of={ids.length} />}
        </div>
      )}
      <div class="app-foot">
        {rows.length > 0 && (
          <PassphraseBar
            chosen={chosen}
            left={rows.filter((row) => !chosen.includes(row))}
            onSent={(batch) => route(`/petugas/tanda-tangan/${batch}`)}
          />
        )}
        <KeysBar />
      </div>
    </>
  );
}
