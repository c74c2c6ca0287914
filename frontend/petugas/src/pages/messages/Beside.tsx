// What an officer has to know before answering: the applicant's files, and replies that are kept.

import { say, type Text } from "bersama/language.ts";

import type { Reply, Row } from "../../api/messages.ts";
import { KeyHint } from "../../components/KeyHint.tsx";
import { DueCell, NumberCell, StateCell } from "../queue/Cells.tsx";

const FILES: Text = { id: "Berkas pemohon ini", en: "This applicant's files" };
const NO_FILES: Text = {
  id: "Belum ada berkas yang dikirim.",
  en: "Nothing has been sent in yet.",
};
const CLOSED: Record<string, Text> = {
  issued: { id: "Izin terbit", en: "Permit issued" },
  rejected: { id: "Ditolak", en: "Rejected" },
  withdrawn: { id: "Dibatalkan pemohon", en: "Withdrawn" },
};
const REPLIES: Text = { id: "Balasan tersimpan", en: "Saved replies" };
const NO_REPLIES: Text = {
  id: "Belum ada. Administrator menyimpannya.",
  en: "There are none. Administrators keep them.",
};
const FILLED: Text = {
  id: "Nama, nomor, dan tanggal terisi sendiri.",
  en: "Name, number and dates fill themselves in.",
};

export const REPLIES_ID = "balasan-tersimpan";

export function Beside({
  files,
  replies,
  onReply,
}: {
  files: readonly Row[];
  replies: readonly Reply[];
  onReply: (reply: Reply) => void;
}) {
  return (
    <div class="app-beside">
      <section>
        <h3>{say(FILES)}</h3>
        {files.length === 0 && <p class="app-quiet">{say(NO_FILES)}</p>}
        <ul>
          {files.map((row) => (
            <li key={row.application_id}>
              <NumberCell row={row} />
              <p>{row.step ? `${row.type.short}, ${row.step.label}` : row.type.short}</p>
              <p class="app-tags">
                {CLOSED[row.phase] ? say(CLOSED[row.phase] as Text) : <Running row={row} />}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section id={REPLIES_ID} tabIndex={-1}>
        <h3>
          {say(REPLIES)} <KeyHint keys="s" />
        </h3>
        {replies.length === 0 ? (
          <p class="app-quiet">{say(NO_REPLIES)}</p>
        ) : (
          <p class="app-quiet">{say(FILLED)}</p>
        )}
        <ol>
          {replies.map((reply, index) => (
            <li key={reply.reply_id}>
              <button type="button" onClick={() => onReply(reply)}>
                {index < 9 && <KeyHint keys={`${index + 1}`} />}
                <span>
                  <b>{say(reply.title)}</b>
                  <small>{say(reply.text)}</small>
                </span>
              </button>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Running({ row }: { row: Row }) {
  return (
    <>
      <StateCell row={row} gone={false} /> <DueCell row={row} />
    </>
  );
}
