// Citizens who wait for an answer, the longest waiting first, and the thread of one of them.

import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

import { THREADS, waitingThreads } from "../../api/messages.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { shortMoment } from "../../moments.ts";
import { poll } from "../../polling.ts";
import { neighbour } from "../queue/rows.ts";
import { Talk } from "./Talk.tsx";

const TITLE: Text = { id: "Pesan", en: "Messages" };
const WAITING: Text = {
  id: "{count} pemohon menunggu jawaban",
  en: "{count} {count:applicant waits|applicants wait} for an answer",
};
const LIST: Text = { id: "Pemohon yang menunggu jawaban", en: "Applicants who wait for an answer" };
const NOBODY: Text = {
  id: "Tidak ada pesan yang menunggu jawaban.",
  en: "No message waits for an answer.",
};
const SINCE: Text = { id: "menunggu sejak {when}", en: "waiting since {when}" };
const UNREAD: Text = { id: "{count} belum dibaca", en: "{count} unread" };
const CHOOSE: Text = {
  id: "Pilih pemohon di sebelah kiri, atau tekan j.",
  en: "Choose an applicant at the left, or press j.",
};
const MORE: Text = { id: "Tampilkan berikutnya", en: "Show more" };
const UP_DOWN: Text = { id: "pesan lain", en: "other messages" };

export default function Messages({ account }: { account?: string }) {
  const { route } = useLocation();
  const threads = usePaged(waitingThreads, []);
  const items = threads.value?.items ?? [];
  // not while more than one page is open, which would be closed by it
  const isLong = items.length > THREADS;
  useEffect(() => (isLong ? undefined : poll(threads.again)), [threads.again, isLong]);
  const ids = items.map(({ account_id }) => account_id);
  const to = (step: 1 | -1) => {
    const next = neighbour(ids, account ?? null, step);
    if (next) route(`/petugas/pesan/${next}`, account !== undefined);
  };
  useKeys([
    { keys: "j", does: UP_DOWN, act: () => to(1) },
    { keys: "k", does: UP_DOWN, act: () => to(-1) },
  ]);
  return (
    <>
      <PageHead title={say(TITLE)} aside={threads.value && say(WAITING, { count: items.length })} />
      <div class="app-inbox">
        <nav class="app-mails" aria-label={say(LIST)}>
          {threads.state === "failed" && !threads.value && (
            <FailedToLoad problem={threads.problem} again={() => void threads.again()} />
          )}
          {!threads.value && threads.state === "loading" && <Loading />}
          {threads.value && items.length === 0 && <p class="app-blank">{say(NOBODY)}</p>}
          <ul>
            {items.map((thread) => (
              <li key={thread.account_id}>
                <a
                  href={`/petugas/pesan/${thread.account_id}`}
                  aria-current={thread.account_id === account ? "page" : undefined}
                >
                  <b>{thread.name}</b>
                  {thread.unread > 0 && (
                    <span class="app-mails__new">{say(UNREAD, { count: thread.unread })}</span>
                  )}
                  <small>
                    {say(SINCE, { when: shortMoment(thread.waiting_since ?? thread.last_at) })}
                  </small>
                </a>
              </li>
            ))}
          </ul>
          {threads.more && (
            <button
              type="button"
              class="app-button app-button--small"
              onClick={() => void threads.more?.run()}
            >
              {say(MORE)}
            </button>
          )}
        </nav>
        {account ? (
          <Talk key={account} account={account} onAnswered={threads.again} />
        ) : (
          <p class="app-blank app-quiet">{say(CHOOSE)}</p>
        )}
      </div>
    </>
  );
}
