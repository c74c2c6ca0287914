import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { DecisionBar, KeyButton } from "../../components/DecisionBar.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import type { Outcome } from "./Decided.tsx";
import type { Desk } from "./desk.ts";
import { ACCEPTED } from "./file.ts";
import { nextOpen, standing, tally } from "./marks.ts";
import { Tally } from "./Tally.tsx";

const Approve = later(async () => (await import("./Approve.tsx")).Approve);
const Refuse = later(async () => (await import("./Refuse.tsx")).Refuse);

const LABEL: Text = { id: "Keputusan", en: "Decision" };
const ACCEPT: Text = { id: "Terima, lanjut", en: "Accept, next" };
const ACCEPT_KEY: Text = { id: "terima, lanjut", en: "accept, next" };
const REFUSE: Text = { id: "Tolak…", en: "Refuse…" };
const REFUSE_KEY: Text = { id: "tolak dokumen", en: "refuse the document" };
const CANCEL_KEY: Text = { id: "batal", en: "cancel" };
const UNDO: Text = { id: "Urungkan", en: "Undo" };
const UNDO_KEY: Text = { id: "urungkan tanda", en: "undo the mark" };
const COMPOSE: Text = { id: "Susun pengembalian ({count})", en: "Compose the return ({count})" };
const COMPOSE_KEY: Text = { id: "susun pengembalian", en: "compose the return" };
const APPROVE: Text = { id: "Setujui permohonan", en: "Approve the application" };
const APPROVE_KEY: Text = { id: "setujui permohonan", en: "approve the application" };
const SIGN: Text = { id: "Ke tanda tangan", en: "To signing" };
const SIGN_KEY: Text = { id: "ke tanda tangan", en: "to signing" };
const NOT_PAINTED: Text = {
  id: "Tunggu sampai dokumennya tampak, lalu tandai.",
  en: "Wait until the document is on the screen, then mark it.",
};
const NOT_YOURS: Text = {
  id: "Permohonan ini bukan giliran Anda; Anda hanya dapat membacanya.",
  en: "It is not your turn on this application; you can only read it.",
};
const REFUSED_LEFT: Text = {
  id: "Ada dokumen yang ditolak: susun pengembalian, atau urungkan tandanya.",
  en: "A document is refused: compose the return, or undo its mark.",
};
const OPEN_LEFT: Text = {
  id: "{count} dokumen belum diperiksa: tandai dahulu.",
  en: "{count} {count:document is|documents are} not checked yet: mark {count:it|them} first.",
};
const NOTHING_TO_UNDO: Text = {
  id: "Belum ada tanda yang dapat diurungkan.",
  en: "There is no mark to undo yet.",
};

/** What is missing for each act, in words; asked anew when a key is pressed. */
function lacking(desk: Desk) {
  const { works, current, marking, file } = desk;
  const { refused, open } = tally(marking.marks.value);
  const turn = works.value ? undefined : say(NOT_YOURS);
  const here = current.value;
  const seen = here !== null && marking.hasSeen(here) ? undefined : say(NOT_PAINTED);
  const left =
    refused > 0
      ? say(REFUSED_LEFT)
      : open > 0 && file.value?.step?.accepts
        ? say(OPEN_LEFT, { count: open })
        : undefined;
  return {
    mark: turn ?? seen,
    undo: turn ?? (marking.marks.value.done.length > 0 ? undefined : say(NOTHING_TO_UNDO)),
    end: turn,
    approve: turn ?? left,
  };
}

/** Marks at the left, what ends the work on this file at the right: always there, with its key. */
export function Decisions({
  desk,
  id,
  onDecided,
}: {
  desk: Desk;
  id: string;
  onDecided: (outcome: Outcome) => void;
}) {
  const { route } = useLocation();
  const [approving, setApproving] = useState(false);
  useEffect(() => {
    Refuse.fetch();
    Approve.fetch();
  }, []);
  const { marking, current } = desk;
  const marks = marking.marks.value;
  const here = current.value;
  const isLast = desk.file.value?.step?.final ?? false;
  const why = lacking(desk);

  const on = (from: string) => {
    const next = nextOpen(marking.marks.peek(), from);
    if (next) desk.go(next);
  };
  const accept = () => {
    const document = current.peek();
    if (lacking(desk).mark || !document) return;
    if (standing(marking.marks.peek(), document) !== "accepted") marking.mark(document, ACCEPTED);
    on(document);
  };
  const refuse = () => {
    if (!lacking(desk).mark) desk.asked.value = true;
  };
  const cancel = () => {
    desk.asked.value = false;
  };
  const undo = () => {
    const back = lacking(desk).undo ? null : marking.undo();
    if (back) desk.go(back);
  };
  const compose = () => {
    if (!lacking(desk).end) route(`/petugas/berkas/${id}/pengembalian`, true);
  };
  const approve = () => {
    if (lacking(desk).approve) return;
    if (isLast) route("/petugas/tanda-tangan");
    else setApproving(true);
  };
  useKeys(
    desk.asked.value
      ? [{ keys: "Escape", does: CANCEL_KEY, quiet: true, act: cancel }] // should its script not come
      : [
          { keys: "a", does: ACCEPT_KEY, act: accept },
          { keys: "r", does: REFUSE_KEY, act: refuse },
          { keys: "z", does: UNDO_KEY, act: undo },
          { keys: "c", does: COMPOSE_KEY, act: compose },
          { keys: "y", does: isLast ? SIGN_KEY : APPROVE_KEY, act: approve },
        ],
  );
  return (
    <DecisionBar
      label={say(LABEL)}
      ends={
        <>
          <KeyButton keys="c" why={why.end} onPress={compose}>
            {say(COMPOSE, { count: tally(marks).refused })}
          </KeyButton>
          <KeyButton
            keys="y"
            kind={why.approve ? "plain" : "first"}
            why={why.approve}
            onPress={approve}
          >
            {say(isLast ? SIGN : APPROVE)}
          </KeyButton>
        </>
      }
    >
      <KeyButton keys="a" kind="first" why={why.mark} onPress={accept}>
        {say(ACCEPT)}
      </KeyButton>
      <KeyButton keys="r" kind="bad" why={why.mark} onPress={refuse}>
        {say(REFUSE)}
      </KeyButton>
      <KeyButton keys="z" why={why.undo} onPress={undo}>
        {say(UNDO)}
      </KeyButton>
      <Tally marks={marks} isSaving={marking.waiting.value > 0 && !marking.problem.value} />
      {desk.asked.value && here && (
        <Refuse
          key={here}
          desk={desk}
          documentId={here}
          onDone={(mark) => {
            desk.asked.value = false;
            if (!mark) return;
            marking.mark(here, mark);
            on(here);
          }}
        />
      )}
      {approving && (
        <Approve desk={desk} id={id} onCancel={() => setApproving(false)} onDecided={onDecided} />
      )}
    </DecisionBar>
  );
}
