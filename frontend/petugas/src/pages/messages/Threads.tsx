// Which threads are listed, and one line for each: who wrote, what about, and who looks after it.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import type { Paged } from "bersama/paging.ts";

import { STATES, type Thread, type ThreadState } from "../../api/messages.ts";
import { ListMore } from "../../components/ListMore.tsx";
import { StateTag } from "../../components/StateTag.tsx";
import { shortMoment } from "../../moments.ts";
import { addressOf } from "./address.ts";

const LIST: Text = { id: "Pesan pemohon", en: "Applicants' messages" };
const TABS: Text = { id: "Daftar pesan", en: "Lists of messages" };
const NAMES: Record<ThreadState, Text> = {
  open: { id: "Menunggu", en: "Waiting" },
  mine: { id: "Saya pegang", en: "Mine" },
  done: { id: "Selesai", en: "Done" },
};
const NOBODY: Record<ThreadState, Text> = {
  open: {
    id: "Tidak ada pesan yang menunggu jawaban.",
    en: "No message waits for an answer.",
  },
  mine: {
    id: "Anda tidak memegang pesan. Buka satu, lalu tekan t.",
    en: "You look after no thread. Open one and press t.",
  },
  done: { id: "Belum ada pesan yang selesai.", en: "No thread is done yet." },
};
const SINCE: Text = { id: "menunggu sejak {when}", en: "waiting since {when}" };
const UNREAD: Text = { id: "{count} belum dibaca", en: "{count} unread" };

export function Threads({
  threads,
  state,
  account,
}: {
  threads: Paged<Thread>;
  state: ThreadState;
  account: string | undefined;
}) {
  const items = threads.value?.items ?? [];
  return (
    <div class="app-mails">
      <nav class="app-views" aria-label={say(TABS)}>
        {STATES.map((one) => (
          <a
            key={one}
            href={addressOf(undefined, one)}
            aria-current={one === state ? "page" : undefined}
          >
            {say(NAMES[one])}
          </a>
        ))}
      </nav>
      {threads.state === "failed" && !threads.value && (
        <FailedToLoad problem={threads.problem} again={() => void threads.again()} />
      )}
      {!threads.value && threads.state === "loading" && <Loading />}
      {threads.value && items.length === 0 && <p class="app-blank">{say(NOBODY[state])}</p>}
      <nav aria-label={say(LIST)}>
        <ul>
          {items.map((thread) => (
            <li key={thread.account_id}>
              <a
                href={addressOf(thread.account_id, state)}
                aria-current={thread.account_id === account ? "page" : undefined}
              >
                <b>{thread.name}</b>
                <small>{shortMoment(thread.last_at)}</small>
                <span class="app-mails__words">{thread.excerpt}</span>
                <span class="app-mails__tags">
                  <Holder thread={thread} />
                  {thread.unread > 0 && (
                    <span class="app-mails__new">{say(UNREAD, { count: thread.unread })}</span>
                  )}
                </span>
                {thread.waiting_since && (
                  <small class="app-mails__since">
                    {say(SINCE, { when: shortMoment(thread.waiting_since) })}
                  </small>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ListMore more={threads.more} />
    </div>
  );
}

function Holder({ thread }: { thread: Thread }) {
  if (!thread.handling) return <StateTag state="free" />;
  if (thread.handling.mine) return <StateTag state="mine" />;
  return <StateTag state="held">{thread.handling.officer}</StateTag>;
}
