import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { ErrorSummary } from "bersama/components/problems.tsx";
import { Button, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { moment } from "bersama/format.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { usePaged } from "bersama/paging.ts";
import { poll } from "bersama/polling.ts";
import { useEffect, useRef } from "preact/hooks";

const TITLE: Text = { id: "Pesan ke petugas", en: "Messages to the office" };
const LEAD: Text = {
  id: "Petugas menjawab pada hari dan jam kerja. Pesan juga diteruskan ke WhatsApp petugas, dan jawabannya muncul di sini.",
  en: "Officers answer on working days, in office hours. Messages go to their WhatsApp as well, and answers appear here.",
};
const NONE: Text = { id: "Belum ada pesan.", en: "There are no messages yet." };
const OLDER: Text = { id: "Pesan yang lebih lama", en: "Older messages" };
const YOU: Text = { id: "Anda", en: "You" };
const BY_WHATSAPP: Text = { id: "lewat WhatsApp", en: "by WhatsApp" };
const WRITE: Text = { id: "Tulis pesan", en: "Write a message" };
const SEND: Text = { id: "Kirim pesan", en: "Send the message" };
const SENT: Text = { id: "Pesan terkirim.", en: "The message was sent." };

const DRAFT = "message";
const EVERY = 15_000;
const SLOWEST = 60_000;

type Message = Schemas["MessageView"];
type MessagePage = Schemas["MessagePage"];

const load = (cursor: string | null) =>
  answer(api.GET("/api/messages", { params: { query: { cursor } } }));

/** The thread with the office: the last twenty, older ones on demand, new ones by themselves. */
export default function Messages() {
  const thread = usePaged<Message, MessagePage>(load, []);
  const latest = useRef(thread.value);
  latest.current = thread.value;
  const { unread = 0, version = 0 } = thread.value ?? {};
  useEffect(() => {
    if (unread > 0) void answer(api.POST("/api/messages/read", { body: { version } }));
  }, [unread, version]);
  useEffect(() => poll(look, { every: EVERY, slowest: SLOWEST }), []);
  // What is new goes before what was loaded, older pages included.
  const look = async () => {
    const before = latest.current;
    if (!before) return false;
    const now = await load(null);
    const known = new Set(before.items.map(({ id }) => id));
    const items = [...now.items.filter(({ id }) => !known.has(id)), ...before.items];
    const news = items.length > before.items.length;
    if (news) thread.put({ ...now, items, cursor: before.cursor });
    return news;
  };
  return (
    <Page title={say(TITLE)} narrow>
      <p class="govuk-body">{say(LEAD)}</p>
      <Show loaded={thread}>
        {({ items }) => (
          <>
            {thread.more && (
              <Button
                type="button"
                kind="secondary"
                busy={thread.more.busy}
                onClick={() => void thread.more?.run()}
              >
                {say(OLDER)}
              </Button>
            )}
            <ErrorSummary problem={thread.more?.problem ?? null} />
            {items.length === 0 && <p class="govuk-body">{say(NONE)}</p>}
            <ol class="govuk-list app-thread" aria-live="polite">
              {[...items].reverse().map((message) => (
                <Line key={message.id} message={message} />
              ))}
            </ol>
          </>
        )}
      </Show>
      <Write onSent={look} />
    </Page>
  );
}

function Line({ message }: { message: Message }) {
  const own = message.side === "citizen";
  return (
    <li class={own ? "app-thread__own" : undefined}>
      <p class="govuk-body-s">
        <strong>{own ? say(YOU) : message.by}</strong> · {moment(message.at)}
        {message.way === "whatsapp" && ` · ${say(BY_WHATSAPP)}`}
      </p>
      <p class="govuk-body app-pre">{message.text}</p>
    </li>
  );
}

function Write({ onSent }: { onSent: () => Promise<unknown> }) {
  const form = useForm(
    { text: "" },
    async (body) => {
      await answer(api.POST("/api/messages", { body }));
      form.put({ text: "" });
      forget(DRAFT);
      void onSent().catch(() => undefined); // without a line the next look will do
    },
    {
      restore: () => ({ text: kept<string>(DRAFT) ?? "" }),
      changed: ({ text }) => keep(DRAFT, text),
    },
  );
  return (
    <ActForm act={form} label={say(SEND)}>
      <TextArea {...form.field("text")} label={say(WRITE)} />
      <p class="govuk-body" role="status">
        {form.done && say(SENT)}
      </p>
    </ActForm>
  );
}
