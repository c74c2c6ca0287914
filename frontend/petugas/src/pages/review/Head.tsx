import { useHeading } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLocation } from "preact-iso";

import { KeyButton } from "../../components/DecisionBar.tsx";
import { Icon } from "../../components/Icon.tsx";
import { KeyHint } from "../../components/KeyHint.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { weekdayTime } from "../../moments.ts";
import type { Desk } from "./desk.ts";
import { dueOf } from "./due.ts";

const QUEUE: Text = { id: "Antrean", en: "Queue" };
const TO_QUEUE: Text = { id: "kembali ke antrean", en: "back to the queue" };
const HELD: Text = { id: "Anda pegang s.d. {until}", en: "Yours until {until}" };
const HELD_BY: Text = { id: "{name} s.d. {until}", en: "{name} until {until}" };
const ALSO: Text = { id: "{name} juga melihat", en: "{name} is looking, too" };
const READING: Text = { id: "Baca saja", en: "Reading only" };
const TAKING: Text = { id: "Sedang diambil…", en: "Being taken…" };
const TAKE: Text = { id: "Ambil berkas ini", en: "Take this file" };
const ROUND: Text = { id: "ronde {round}", en: "round {round}" };
const RULES: Text = { id: "aturan {rules}", en: "rules {rules}" };
const VISIT: Text = { id: "Tinjauan lapangan", en: "Field visit" };
const KINDS: Record<string, Text> = {
  new: { id: "baru", en: "new" },
  renewal: { id: "perpanjangan", en: "renewal" },
};

export function Head({ desk }: { desk: Desk }) {
  const file = desk.file.value;
  const review = file?.review;
  const application = review?.application;
  const title = review?.applicant.name ?? "";
  const heading = useHeading(title);
  const back = useBack();
  useKeys(desk.asked.value ? [] : [{ keys: "Escape", does: TO_QUEUE, act: back }]);
  if (!file || !review || !application) return null;
  const due = dueOf(review);
  const until = review.claimed_until ? weekdayTime(review.claimed_until) : "";
  const { round } = file;
  const kind = KINDS[application.kind];
  return (
    <div class="app-review__head">
      <button type="button" class="app-button app-button--small" onClick={back}>
        <Icon name="back" size={14} /> {say(QUEUE)} <KeyHint keys="Esc" />
      </button>
      <div>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p class="app-quiet">
          <b>{application.registration_number ?? application.receipt}</b> ·{" "}
          {[application.type_name, kind && say(kind), round > 1 && say(ROUND, { round })]
            .filter(Boolean)
            .join(" · ")}
          <span class="app-review__rules"> · {say(RULES, { rules: file.rules.rule_set })}</span>
        </p>
      </div>
      {file.step?.field_visit && (
        <a class="govuk-link" href={`/petugas/berkas/${application.application_id}/tinjauan`}>
          {say(VISIT)}
        </a>
      )}
      {due && <StateTag state={due.state}>{due.text}</StateTag>}
      <div class="app-review__who">
        {desk.reading.value && (
          <>
            <StateTag state="watching">{say(READING)}</StateTag>
            <KeyButton small onPress={() => void desk.load({ claim: true })}>
              {say(TAKE)}
            </KeyButton>
          </>
        )}
        {desk.taking.value ? (
          <StateTag key="taking" state="mine">
            {say(TAKING)}
          </StateTag>
        ) : review.claimed_by === null ? null : desk.isMine.value ? (
          <StateTag state="mine">{say(HELD, { until })}</StateTag>
        ) : (
          <StateTag state="held">{say(HELD_BY, { name: review.claimed_by, until })}</StateTag>
        )}
        {desk.viewers.value.map(({ name }) => (
          <StateTag key={name} state="watching">
            {say(ALSO, { name })}
          </StateTag>
        ))}
      </div>
    </div>
  );
}

/** To the same row of the list that one came from: pages of one application replace each other. */
export function useBack(): () => void {
  const { route } = useLocation();
  return () => {
    if (history.length > 1) history.back();
    else route("/petugas");
  };
}
