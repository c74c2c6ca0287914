import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { Collision, type WayOut } from "../../components/Collision.tsx";
import type { Collision as Happened } from "./collisions.ts";
import type { Desk } from "./desk.ts";
import { nextFree } from "./nextFree.ts";
import { sentence } from "./sentences.ts";

const Release = later(async () => (await import("../queue/Release.tsx")).default);

const STAYS: Text = {
  id: "Tanda dan tulisan Anda masih di layar ini, belum terkirim: {count}.",
  en: "Your marks and texts are still on this screen, not sent yet: {count}.",
};
const NEXT: Text = { id: "Berkas bebas berikutnya", en: "Next free application" };
const QUEUE: Text = { id: "Ke antrean", en: "To the queue" };
const READ: Text = { id: "Baca keadaan terbaru", en: "Read how it stands" };
const SEE_NEW: Text = { id: "Lihat yang baru", en: "See the new one" };
const AGAIN: Text = { id: "Coba sekarang", en: "Try now" };
const RELEASE: Text = { id: "Lepaskan dari pemegangnya…", en: "Release from its holder…" };
const CLOSE: Text = { id: "Tutup", en: "Close" };

const TONES: Record<Happened["kind"], "warn" | "bad" | "info"> = {
  taken: "warn",
  decided: "warn",
  withdrawn: "warn",
  "role-removed": "bad",
  "delegation-ended": "warn",
  replaced: "info",
  offline: "bad",
};

/** What came between, in one sentence over the page; below it nothing changes by itself. */
export function CollisionNotice({ desk, id }: { desk: Desk; id: string }) {
  const { route } = useLocation();
  const [releasing, setReleasing] = useState(false);
  const collision = desk.collision.value;
  const problem = desk.marking.problem.value;
  const waiting = desk.marking.waiting.value;
  const barred = desk.barred.value;
  if (!collision && barred) return <Collision what={barred.title}>{barred.detail}</Collision>;
  if (!collision)
    return problem ? (
      <Collision
        tone="bad"
        what={problem.title}
        ways={[{ label: say(AGAIN), to: () => void desk.refresh() }]}
      >
        {[problem.detail, ...problem.fields.map(({ message }) => message)].join(" ")}
      </Collision>
    ) : null;
  const free = { label: say(NEXT), to: () => void nextFree(id).then((to) => route(to, true)) };
  const queue = { label: say(QUEUE), to: "/petugas" };
  const ways: Record<Happened["kind"], readonly WayOut[]> = {
    taken: [
      { label: say(READ), to: () => void desk.refresh() },
      desk.mayFree.value ? { label: say(RELEASE), to: () => setReleasing(true) } : free,
    ],
    decided: [free],
    withdrawn: [free],
    "role-removed": [queue],
    "delegation-ended": [queue],
    replaced: [{ label: say(SEE_NEW), to: () => seeReplaced(desk) }, close(desk)],
    offline: [{ label: say(AGAIN), to: () => void desk.marking.send() }],
  };
  return (
    <>
      <Collision
        tone={TONES[collision.kind]}
        what={sentence(collision)}
        ways={ways[collision.kind]}
      >
        {collision.kind !== "offline" && waiting > 0 && say(STAYS, { count: waiting })}
      </Collision>
      {releasing && <ReleaseThis desk={desk} id={id} onClose={() => setReleasing(false)} />}
    </>
  );
}

function ReleaseThis({ desk, id, onClose }: { desk: Desk; id: string; onClose: () => void }) {
  const review = desk.file.value?.review;
  const held = {
    application_id: id,
    version: desk.marking.version,
    claimed_by: review?.claimed_by ?? null,
    claimed_by_me: desk.isMine.value,
  };
  return (
    <Release
      rows={[held]}
      onDone={() => {
        onClose();
        void desk.refresh();
      }}
      onClose={onClose}
    />
  );
}

function seeReplaced(desk: Desk): void {
  const [first] = desk.marking.replaced.peek();
  if (first) desk.go(first);
}

const close = (desk: Desk): WayOut => ({
  label: say(CLOSE),
  to: () => {
    for (const id of desk.marking.replaced.peek()) desk.marking.acknowledge(id);
  },
});
