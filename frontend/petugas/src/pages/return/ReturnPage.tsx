import { answer, api, idempotencyKey } from "bersama/api/client.ts";
import { Problem } from "bersama/api/problem.ts";
import { later } from "bersama/components/later.tsx";
import { ErrorSummary, FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { KeyButton } from "../../components/DecisionBar.tsx";
import { Icon } from "../../components/Icon.tsx";
import { KeyHint } from "../../components/KeyHint.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { Collided } from "../review/Collided.tsx";
import { included, openingOf, size, toMark, withoutReason } from "../review/composing.ts";
import type { Outcome } from "../review/Decided.tsx";
import { allSent, decidedOrTold } from "../review/deciding.ts";
import type { Desk } from "../review/desk.ts";
import { Reject } from "../review/Reject.tsx";
import { useDesk } from "../review/useDesk.ts";
import { useDraft } from "./draft.ts";
import { FieldItems, RefusedItems } from "./Items.tsx";
import { Opening } from "./Opening.tsx";
import { Preview } from "./Preview.tsx";
import "./return.scss";

const Decided = later(async () => (await import("../review/Decided.tsx")).Decided);

const TITLE: Text = { id: "Kembalikan untuk diperbaiki", en: "Return for correction" };
const REVIEW: Text = { id: "Tinjauan", en: "Review" };
const REVIEW_KEY: Text = { id: "kembali ke tinjauan", en: "back to the review" };
const SEND: Text = { id: "Kirim ke pemohon", en: "Send to the applicant" };
const SEND_KEY: Text = { id: "kirim ke pemohon", en: "send to the applicant" };
const REJECT: Text = { id: "Tolak permohonan…", en: "Reject the application…" };
const SAVED: Text = {
  id: "Draf tersimpan di peramban ini",
  en: "The draft is kept in this browser",
};
const COUNT: Text = {
  id: "Pemohon menerima satu pesan berisi {count} hal. Belum terkirim.",
  en: "The applicant gets one message with {count} {count:point|points}. It is not sent yet.",
};
const NOTHING: Text = {
  id: "Belum ada yang perlu diperbaiki: tolak dokumen, atau sebut isiannya.",
  en: "There is nothing to correct yet: refuse a document, or name a field.",
};
const ROUNDS: Text = {
  id: "ronde {now} menjadi ronde {next}",
  en: "round {now} becomes round {next}",
};
const EMPTY: Text = { id: "Belum ada yang harus diperbaiki", en: "Nothing to correct yet" };
const EMPTY_CURE: Text = {
  id: "Tolak sebuah dokumen di tinjauan, tambahkan isian, atau pilih alasan umum.",
  en: "Refuse a document in the review, add an entry, or choose a general reason.",
};
const NO_REASON: Text = { id: "Alasan belum lengkap", en: "Some reasons are missing" };
const NO_REASON_CURE: Text = {
  id: "Tulis alasan untuk: {labels}.",
  en: "Write a reason for: {labels}.",
};
const NOT_YOURS: Text = {
  id: "Permohonan ini bukan giliran Anda; Anda hanya dapat membacanya.",
  en: "It is not your turn on this application; you can only read it.",
};
const THANKS: Text = {
  id: "Terima kasih, permohonan Anda hampir selesai. Mohon perbaiki yang disebut di bawah ini; dokumen yang sudah diterima tidak perlu diunggah lagi.",
  en: "Thank you, your application is nearly done. Please correct what is named below; documents that were accepted need not be uploaded again.",
};

/** `/petugas/berkas/:id/pengembalian` */
export default function ReturnPage({ id }: { id: string }) {
  const desk = useDesk(id, { claim: true });
  if (desk.problem.value)
    return (
      <FailedToLoad problem={desk.problem.value} again={() => void desk.load({ claim: true })} />
    );
  if (!desk.file.value) return <Loading />;
  return <Composing desk={desk} id={id} />;
}

function Composing({ desk, id }: { desk: Desk; id: string }) {
  const { route } = useLocation();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [rejecting, setRejecting] = useState(false);
  const key = useRef(idempotencyKey());
  const { draft, refused, change, drop, isKept } = useDraft(desk, id, () => say(THANKS));
  const file = desk.file.value;
  const reasons = file?.reasons.returning ?? [];
  const back = () => route(`/petugas/berkas/${id}`, true);
  const act = useAct(async () => {
    if (size(draft) === 0 && draft.codes.length === 0)
      throw new Problem(400, "nothing-to-correct", say(EMPTY), say(EMPTY_CURE));
    const open = withoutReason(draft);
    if (open.length > 0) {
      const labels = open.map(({ label }) => label).join(", ");
      throw new Problem(400, "required", say(NO_REASON), say(NO_REASON_CURE, { labels }));
    }
    const { again, takenBack } = toMark(draft, refused);
    for (const { id: document, mark } of again) desk.marking.mark(document, mark);
    for (const document of takenBack) desk.marking.takeBack(document);
    const version = await allSent(desk);
    await decidedOrTold(desk, () =>
      answer(
        api.POST("/api/officer/applications/{application_id}/return", {
          params: { path: { application_id: id }, header: key.current },
          body: {
            version,
            message: draft.opening.trim() || null,
            reasons: [...draft.codes],
            fields: included(draft.fields).map((item) => ({
              field: item.id,
              reason: item.words.trim(),
            })),
          },
        }),
      ),
    );
    drop();
    setOutcome({ kind: "returned", number: null });
  });
  const send = () => void act.run();
  useKeys([
    { keys: "Escape", does: REVIEW_KEY, act: back },
    { keys: "Control+Enter", does: SEND_KEY, act: send },
  ]);
  if (!file) return null;
  if (outcome) return <Decided desk={desk} id={id} outcome={outcome} />;
  const { application, applicant } = file.review;
  const why = desk.works.value ? undefined : say(NOT_YOURS);
  return (
    <div class="app-return">
      <div class="app-return__head">
        <button type="button" class="app-button app-button--small" onClick={back}>
          <Icon name="back" size={14} /> {say(REVIEW)} <KeyHint keys="Esc" />
        </button>
        <PageHead
          title={say(TITLE)}
          aside={
            <>
              <b>{application.registration_number ?? application.receipt}</b> ·{" "}
              {[
                applicant.name,
                application.type_name,
                say(ROUNDS, { now: file.round, next: file.round + 1 }),
              ].join(" · ")}
            </>
          }
        />
      </div>
      <Collided desk={desk} id={id} />
      <ErrorSummary problem={act.problem} />
      <div class="app-compose">
        <div class="app-stack">
          <RefusedItems
            draft={draft}
            documents={file.documents}
            round={file.round}
            change={change}
          />
          <FieldItems draft={draft} fields={file.rules.fields} change={change} />
          <Opening draft={draft} reasons={reasons} change={change} />
        </div>
        <Preview
          title={application.type_name}
          opening={openingOf(draft, reasons)}
          draft={draft}
          documents={file.documents}
        />
      </div>
      <div class="app-foot app-return__foot">
        {isKept && <StateTag state="accepted">{say(SAVED)}</StateTag>}
        <span class="app-quiet">
          {size(draft) > 0 ? say(COUNT, { count: size(draft) }) : say(NOTHING)}
        </span>
        <div class="app-actions">
          <KeyButton why={why} onPress={() => setRejecting(true)}>
            {say(REJECT)}
          </KeyButton>
          <KeyButton keys="Ctrl Enter" kind="first" why={why} onPress={send}>
            {say(SEND)}
          </KeyButton>
        </div>
      </div>
      {rejecting && (
        <Reject desk={desk} id={id} onCancel={() => setRejecting(false)} onDecided={setOutcome} />
      )}
    </div>
  );
}
