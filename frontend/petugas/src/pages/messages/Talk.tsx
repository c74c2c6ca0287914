import { session } from "bersama/api/session.ts";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useEffect, useRef, useState } from "preact/hooks";

import { putAway, threadOf } from "../../api/messages.ts";
import { Collision } from "../../components/Collision.tsx";
import { KeyButton } from "../../components/DecisionBar.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { shortMoment } from "../../moments.ts";
import { poll } from "../../polling.ts";
import { answeredMeanwhile, type Message, together } from "./talk.ts";
import { WRITE_ID, Write } from "./Write.tsx";

const DONE: Text = { id: "Selesai", en: "Done" };
const PUT_AWAY: Text = { id: "Pesan ini tidak menunggu lagi.", en: "This thread waits no longer." };
const BY_WHATSAPP: Text = { id: "lewat WhatsApp", en: "by WhatsApp" };
const NONE: Text = { id: "Belum ada pesan.", en: "There are no messages yet." };
const MEANWHILE: Text = {
  id: "{name} menjawab pesan ini pukul {when}, saat Anda mengetik.",
  en: "{name} answered this thread at {when} while you were typing.",
};
const INTACT: Text = {
  id: "Tulisan Anda masih utuh di bawah.",
  en: "What you typed is still below.",
};
const SEEN: Text = { id: "Sudah saya baca", en: "I have read it" };
const REPLY: Text = { id: "balas", en: "reply" };
const FINISH: Text = { id: "selesai", en: "done" };

/** One citizen's thread. Who answered meanwhile is told before a second answer is sent. */
export function Talk({
  account,
  onAnswered,
}: {
  account: string;
  onAnswered: () => Promise<void>;
}) {
  const loaded = useLoaded(() => threadOf(account), [account]);
  const [known, setKnown] = useState<readonly Message[]>([]);
  const seen = useRef<Set<string> | null>(null);
  const [typing, setTyping] = useState(false);
  const [, setRead] = useState(0);
  const items = loaded.value?.messages.items;
  useEffect(() => {
    if (!items) return;
    setKnown((before) => together(before, items));
    seen.current ??= new Set(items.map(({ id }) => id));
  }, [items]);
  useEffect(() => poll(loaded.again), [loaded.again]);
  const finish = useAct(async () => {
    const { version } = loaded.value?.messages ?? { version: 0 };
    await putAway(account, version);
    await Promise.all([loaded.again(), onAnswered()]);
  });
  useKeys([
    { keys: "r", does: REPLY, act: () => document.getElementById(WRITE_ID)?.focus() },
    { keys: "d", does: FINISH, act: () => void finish.run() },
  ]);
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const { name, waiting_since } = loaded.value;
  const other =
    typing && seen.current
      ? answeredMeanwhile(known, seen.current, session.value?.name ?? "")
      : null;
  const read = () => {
    seen.current = new Set(known.map(({ id }) => id));
    setRead((turn) => turn + 1);
  };
  return (
    <section class="app-talk" aria-label={name}>
      <div class="app-head">
        <h2>{name}</h2>
        <div class="app-head__acts">
          {waiting_since && (
            <KeyButton small keys="d" onPress={() => void finish.run()}>
              {say(DONE)}
            </KeyButton>
          )}
        </div>
      </div>
      <div role="status">
        {finish.done && !waiting_since && (
          <div class="app-notice app-notice--good">
            <p>{say(PUT_AWAY)}</p>
          </div>
        )}
      </div>
      {finish.problem && <Collision what={finish.problem.title}>{finish.problem.detail}</Collision>}
      {known.length === 0 && <p class="app-quiet">{say(NONE)}</p>}
      <ol class="app-talk__list" aria-live="polite">
        {known.map((message) => (
          <Line key={message.id} message={message} />
        ))}
      </ol>
      {other && (
        <Collision
          what={say(MEANWHILE, { name: other.by, when: shortMoment(other.at) })}
          ways={[{ label: say(SEEN), to: read }]}
        >
          {say(INTACT)}
        </Collision>
      )}
      <Write
        account={account}
        onTyping={setTyping}
        onSent={async () => {
          await Promise.all([loaded.again(), onAnswered()]);
        }}
      />
    </section>
  );
}

function Line({ message }: { message: Message }) {
  const ours = message.side === "office";
  return (
    <li class={ours ? "is-ours" : undefined}>
      <small>
        {message.by} · {shortMoment(message.at)}
        {message.way === "whatsapp" && ` · ${say(BY_WHATSAPP)}`}
      </small>
      <p class="app-pre">{message.text}</p>
    </li>
  );
}
