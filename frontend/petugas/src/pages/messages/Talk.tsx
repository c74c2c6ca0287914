import { session } from "bersama/api/session.ts";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { poll } from "bersama/polling.ts";
import { useEffect, useRef, useState } from "preact/hooks";

import { repliesFor, type Reply as Saved, threadOf, write } from "../../api/messages.ts";
import { Collision } from "../../components/Collision.tsx";
import { Icon } from "../../components/Icon.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { shortMoment } from "../../moments.ts";
import { Beside, REPLIES_ID } from "./Beside.tsx";
import { InnerNoteForm, NOTE_ID } from "./InnerNoteForm.tsx";
import { REPLY_ID, Reply, requireFilled } from "./Reply.tsx";
import { withReply } from "./replies.ts";
import { TalkHead } from "./TalkHead.tsx";
import { Timeline } from "./Timeline.tsx";
import { answeredMeanwhile, lastOf, type Message, together } from "./talk.ts";
import { useViewers } from "./useViewers.ts";

const MEANWHILE: Text = {
  id: "{name} menjawab pesan ini pukul {when}, saat Anda mengetik.",
  en: "{name} answered this thread at {when} while you were typing.",
};
const INTACT: Text = {
  id: "Tulisan Anda masih utuh di bawah.",
  en: "What you typed is still below.",
};
const SEEN: Text = { id: "Sudah saya baca", en: "I have read it" };
const OLDER: Text = { id: "Pesan yang lebih lama", en: "Older messages" };
const WRITE: Text = { id: "Tulis untuk", en: "Write to" };
const TO_APPLICANT: Text = { id: "Pemohon", en: "Applicant" };
const TO_COLLEAGUES: Text = { id: "Catatan petugas", en: "Officers' note" };
const REPLIES: Text = { id: "balas", en: "reply" };
const NOTES: Text = { id: "catatan petugas", en: "officers' note" };
const SAVED: Text = { id: "balasan tersimpan", en: "saved replies" };
const DIGITS = 9;

/** One citizen's thread. Who answered meanwhile is told before a second answer is sent. */
export function Talk({
  account,
  onAnswered,
}: {
  account: string;
  onAnswered: () => Promise<void>;
}) {
  const loaded = useLoaded(() => threadOf(account, null), [account]);
  const replies = useLoaded(() => repliesFor(account), [account]);
  const viewers = useViewers(account);
  const [known, setKnown] = useState<readonly Message[]>([]);
  const [older, setOlder] = useState<string | null | undefined>();
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const [inner, setInner] = useState(false);
  const missing = useRef<string[]>([]);
  const items = loaded.value?.messages.items;
  const typed = useRef("");
  useEffect(() => {
    if (!items) return;
    setKnown((before) => together(before, items));
    // while nothing is typed, what comes in is read as it comes
    setSeen((before) =>
      before && typed.current ? before : new Set([...(before ?? []), ...items.map(({ id }) => id)]),
    );
    setOlder((before) => (before === undefined ? loaded.value?.messages.cursor : before));
  }, [items]);
  useEffect(() => poll(loaded.again), [loaded.again]);
  const changed = async () => {
    await Promise.all([loaded.again(), onAnswered()]);
  };

  const draft = `reply.${account}`;
  const other = answeredMeanwhile(known, seen ?? new Set(), session.value?.name ?? "");
  const form = useForm(
    { text: "" },
    async ({ text }) => {
      requireFilled(text, missing.current);
      // a colleague's answer that stands on the page has been told
      const last = other ? known.at(-1) : lastOf(known, seen ?? new Set());
      try {
        const sent = await write(account, text, last?.id ?? null);
        setSeen(new Set([...known.map(({ id }) => id), sent.id]));
      } catch (refused) {
        void loaded.again();
        throw refused;
      }
      form.put({ text: "" });
      forget(draft);
      missing.current = [];
      await changed();
    },
    {
      restore: () => ({ text: kept<string>(draft) ?? "" }),
      changed: ({ text }) => keep(draft, text),
    },
  );
  typed.current = form.values.text;
  const told = other !== null && form.values.text !== "";
  // after the render, which is a microtask too, and before the next key: what is typed must not be lost
  const focus = (id: string) => queueMicrotask(() => document.getElementById(id)?.focus());
  const turnTo = (toColleagues: boolean) => {
    setInner(toColleagues);
    focus(toColleagues ? NOTE_ID : REPLY_ID);
  };
  const take = (reply: Saved | undefined) => {
    if (!reply) return;
    missing.current = [...missing.current, ...reply.missing];
    form.put({ text: withReply(form.values.text, say(reply.text)) });
    turnTo(false);
  };
  const kinds = replies.value?.items ?? [];
  useKeys([
    { keys: "r", does: REPLIES, act: () => turnTo(false) },
    { keys: "m", does: NOTES, act: () => turnTo(true) },
    { keys: "s", does: SAVED, act: () => focus(REPLIES_ID) },
    ...Array.from({ length: DIGITS }, (_, index) => ({
      keys: `${index + 1}`,
      does: SAVED,
      quiet: true,
      act: () => take(kinds[index]),
    })),
  ]);
  if (!loaded.value)
    return loaded.state === "failed" ? (
      <FailedToLoad problem={loaded.problem} again={() => void loaded.again()} />
    ) : (
      <Loading />
    );
  const { name, inner_notes, applications, reaches } = loaded.value;
  const readOlder = async () => {
    if (!older) return;
    const page = await threadOf(account, older);
    setKnown((before) => together(before, page.messages.items));
    setSeen((before) => new Set([...(before ?? []), ...page.messages.items.map(({ id }) => id)]));
    setOlder(page.messages.cursor);
  };
  return (
    <>
      <section class="app-talk" aria-label={name}>
        <TalkHead talked={loaded.value} viewers={viewers} onChanged={changed} />
        {older && (
          <button type="button" class="app-link" onClick={() => void readOlder()}>
            {say(OLDER)}
          </button>
        )}
        <Timeline messages={known} notes={inner_notes} />
        {told && (
          <Collision
            what={say(MEANWHILE, { name: other.by, when: shortMoment(other.at) })}
            ways={[{ label: say(SEEN), to: () => setSeen(new Set(known.map(({ id }) => id))) }]}
          >
            {say(INTACT)}
          </Collision>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: two buttons are no fieldset */}
        <div class="app-modes" role="group" aria-label={say(WRITE)}>
          <button type="button" aria-pressed={!inner} onClick={() => turnTo(false)}>
            {say(TO_APPLICANT)}
          </button>
          <button type="button" aria-pressed={inner} onClick={() => turnTo(true)}>
            <Icon name="lock" size={12} /> {say(TO_COLLEAGUES)}
          </button>
        </div>
        {inner ? (
          <InnerNoteForm account={account} onKept={changed} />
        ) : (
          <Reply form={form} reaches={reaches} told={told} />
        )}
      </section>
      <Beside files={applications} replies={kinds} onReply={take} />
    </>
  );
}
