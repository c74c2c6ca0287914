// Citizens' messages: the lists at the left, one thread in the middle, what to know beside it.

import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { poll } from "bersama/polling.ts";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

import { listThreads, THREADS, type Thread, type ThreadPage } from "../../api/messages.ts";
import { ChooseOne } from "../../components/ChooseOne.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { neighbour } from "../queue/rows.ts";
import { addressOf, stateOf } from "./address.ts";
import { Talk } from "./Talk.tsx";
import { Threads } from "./Threads.tsx";

const TITLE: Text = { id: "Pesan", en: "Messages" };
const WAITING: Text = {
  id: "{count} pemohon menunggu jawaban",
  en: "{count} {count:applicant waits|applicants wait} for an answer",
};
const CHOOSE: Text = {
  id: "Pilih pemohon di sebelah kiri, atau tekan j.",
  en: "Choose an applicant at the left, or press j.",
};
const UP_DOWN: Text = { id: "pesan lain", en: "other messages" };

export default function Messages({ account }: { account?: string }) {
  const { route, query } = useLocation();
  const state = stateOf(query);
  const threads = usePaged<Thread, ThreadPage>((cursor) => listThreads(state, cursor), [state]);
  const items = threads.value?.items ?? [];
  // not while more than one page is open, which would be closed by it
  const isLong = items.length > THREADS;
  useEffect(() => (isLong ? undefined : poll(threads.again)), [threads.again, isLong]);
  const ids = items.map(({ account_id }) => account_id);
  const to = (step: 1 | -1) => {
    const next = neighbour(ids, account ?? null, step);
    if (next) route(addressOf(next, state), account !== undefined);
  };
  useKeys([
    { keys: "j", does: UP_DOWN, act: () => to(1) },
    { keys: "k", does: UP_DOWN, act: () => to(-1) },
  ]);
  return (
    <>
      <PageHead
        title={say(TITLE)}
        aside={state === "open" && items.length > 0 && say(WAITING, { count: items.length })}
      />
      <div class="app-inbox app-inbox--wide">
        <Threads threads={threads} state={state} account={account} />
        {account ? (
          <Talk key={account} account={account} onAnswered={threads.again} />
        ) : (
          <ChooseOne of={items} prompt={CHOOSE} />
        )}
      </div>
    </>
  );
}
