// Whose thread it is, who else looks at it, and what can be done with the whole.

import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import {
  claimThread,
  handOverThread,
  putAway,
  releaseThread,
  type Talked,
} from "../../api/messages.ts";
import { Collision } from "../../components/Collision.tsx";
import { KeyButton } from "../../components/DecisionBar.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { shortMoment } from "../../moments.ts";

const HandOver = later(async () => (await import("../../components/HandOver.tsx")).HandOver);

const TAKE: Text = { id: "Pegang", en: "Take it" };
const LET_GO: Text = { id: "Lepaskan", en: "Release" };
const HAND: Text = { id: "Serahkan…", en: "Hand over…" };
const DONE: Text = { id: "Selesai", en: "Done" };
const TITLE: Text = { id: "Serahkan pesan {name}", en: "Hand over {name}'s messages" };
const UNTIL: Text = { id: "{name} sampai {when}", en: "{name} until {when}" };
const LOOKING: Text = {
  id: "{names} sedang membuka pesan ini.",
  en: "{names} has this thread open.",
};
const LOOKING_MANY: Text = {
  id: "{names} sedang membuka pesan ini.",
  en: "{names} have this thread open.",
};
const PUT_AWAY: Text = { id: "Pesan ini tidak menunggu lagi.", en: "This thread waits no longer." };
const TAKES: Text = { id: "pegang atau lepaskan", en: "take or release" };
const HANDS: Text = { id: "serahkan", en: "hand over" };
const FINISH: Text = { id: "selesai", en: "done" };

/** Who answers citizens (`ANSWERING_ROLE` of the service). */
const ANSWERING = "back_office";

export function TalkHead({
  talked,
  viewers,
  onChanged,
}: {
  talked: Talked;
  viewers: readonly string[];
  onChanged: () => Promise<void>;
}) {
  const { account_id, name, waiting_since, handling, messages } = talked;
  const [handing, setHanding] = useState(false);
  const [finished, setFinished] = useState(false);
  const act = useAct(async (what: () => Promise<unknown>) => {
    await what();
    await onChanged();
  });
  const hold = () =>
    void act.run(() => (handling?.mine ? releaseThread(account_id) : claimThread(account_id)));
  const finish = () =>
    void act.run(async () => {
      await putAway(account_id, messages.version);
      setFinished(true);
    });
  const hasThread = messages.version > 0;
  useKeys([
    { keys: "t", does: TAKES, act: hold },
    { keys: "e", does: HANDS, act: () => setHanding(true) },
    { keys: "d", does: FINISH, act: finish },
  ]);
  return (
    <>
      <div class="app-head">
        <h2>{name}</h2>
        {handling && (
          <StateTag state={handling.mine ? "mine" : "held"}>
            {handling.mine
              ? undefined
              : say(UNTIL, { name: handling.officer, when: shortMoment(handling.until) })}
          </StateTag>
        )}
        {hasThread && (
          <div class="app-head__acts">
            <KeyButton small keys="t" onPress={hold}>
              {say(handling?.mine ? LET_GO : TAKE)}
            </KeyButton>
            <KeyButton small keys="e" onPress={() => setHanding(true)}>
              {say(HAND)}
            </KeyButton>
            <KeyButton small keys="d" onPress={finish}>
              {say(DONE)}
            </KeyButton>
          </div>
        )}
      </div>
      <div role="status">
        {finished && !waiting_since && (
          <div class="app-notice app-notice--good">
            <p>{say(PUT_AWAY)}</p>
          </div>
        )}
        {viewers.length > 0 && (
          <div class="app-notice">
            <p>{say(viewers.length > 1 ? LOOKING_MANY : LOOKING, { names: viewers.join(", ") })}</p>
          </div>
        )}
      </div>
      {act.problem && <Collision what={act.problem.title}>{act.problem.detail}</Collision>}
      {handing && (
        <HandOver
          title={say(TITLE, { name })}
          role={ANSWERING}
          hand={async (officer_id, note) => {
            await handOverThread(account_id, officer_id, note);
            setHanding(false);
            await onChanged();
          }}
          onClose={() => setHanding(false)}
        />
      )}
    </>
  );
}
