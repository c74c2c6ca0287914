// Messages and inner notes by time. A note has another frame, another ground, a lock and says so.

import { say, type Text } from "bersama/language.ts";

import { Icon } from "../../components/Icon.tsx";
import { shortMoment } from "../../moments.ts";
import type { InnerNote, Message } from "./talk.ts";
import { inOrder } from "./talk.ts";

const BY_WHATSAPP: Text = { id: "lewat WhatsApp", en: "by WhatsApp" };
const NONE: Text = { id: "Belum ada pesan.", en: "There are no messages yet." };
const INNER: Text = {
  id: "Catatan petugas, tidak pernah terkirim",
  en: "Officers' note, never sent",
};
const HANDED: Text = { id: "Diserahkan kepada {name}.", en: "Handed over to {name}." };

export function Timeline({
  messages,
  notes,
}: {
  messages: readonly Message[];
  notes: readonly InnerNote[];
}) {
  const all = inOrder(messages, notes);
  if (all.length === 0) return <p class="app-quiet">{say(NONE)}</p>;
  return (
    <ol class="app-talk__list" aria-live="polite">
      {all.map((one) =>
        "side" in one ? <Line key={one.id} message={one} /> : <Note key={one.id} note={one} />,
      )}
    </ol>
  );
}

function Line({ message }: { message: Message }) {
  return (
    <li id={message.id} class={message.side === "office" ? "is-ours" : undefined}>
      <small>
        {message.by} · {shortMoment(message.at)}
        {message.way === "whatsapp" && ` · ${say(BY_WHATSAPP)}`}
      </small>
      <p class="app-pre">{message.text}</p>
    </li>
  );
}

function Note({ note }: { note: InnerNote }) {
  return (
    <li class="app-inner">
      <small>
        <Icon name="lock" size={12} /> <b>{say(INNER)}</b> · {note.by} · {shortMoment(note.at)}
      </small>
      {note.handed_to && <p>{say(HANDED, { name: note.handed_to })}</p>}
      {note.text && <p class="app-pre">{note.text}</p>}
    </li>
  );
}
