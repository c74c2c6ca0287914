// A file on its way: loaded after the rows of documents, for nothing is on its way before.

import { later } from "bersama/components/later.tsx";
import { Button } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";

import { CHECKING } from "../wording.ts";
import { inRow } from "./focus.ts";
import { drop, retry, type Sending } from "./sending.ts";
import type { Slot } from "./slot.ts";

const BeforeAfter = later(async () => (await import("./BeforeAfter.tsx")).BeforeAfter);

const PREPARING: Text = {
  id: "Menyiapkan berkas… {percent}%",
  en: "Preparing the file… {percent}%",
};
const SENDING: Text = { id: "Mengirim… {percent}%", en: "Sending… {percent}%" };
const CANCEL: Text = { id: "Batalkan", en: "Cancel" };
const AGAIN: Text = { id: "Kirim ulang", en: "Send again" };

export function Progress({ slot, sending }: { slot: Slot; sending: Sending }) {
  const cancel = (
    <Button kind="secondary" type="button" onClick={() => inRow(slot, drop)}>
      {say(CANCEL)}
    </Button>
  );
  switch (sending.step) {
    case "preparing":
    case "sending": {
      const percent = Math.round(sending.share * 100);
      const text = say(sending.step === "preparing" ? PREPARING : SENDING, { percent });
      return (
        <>
          <p class="app-line">{text}</p>
          <progress class="app-progress" max={100} value={percent} aria-label={text} />
          {cancel}
        </>
      );
    }
    case "queued":
      return cancel;
    case "sent":
      return <p class="app-line">{say(CHECKING)}</p>;
    case "offered":
      return <BeforeAfter slot={slot} shrunk={sending.shrunk} />;
    case "unfit":
      return <p class="app-reason">{say(sending.why)}</p>;
    case "failed":
      return (
        <>
          <p class="app-reason">
            {sending.problem.title}. {sending.problem.detail}
          </p>
          <Button type="button" onClick={() => inRow(slot, retry)}>
            {say(AGAIN)}
          </Button>
        </>
      );
  }
}
