import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";
import { useEffect } from "preact/hooks";

import { write } from "../../api/messages.ts";

const LABEL: Text = { id: "Balasan ke pemohon", en: "Reply to the applicant" };
const HINT: Text = {
  id: "Sampai di situs pemohon dan WhatsApp-nya. Yang diketik tersimpan di layar ini sampai terkirim.",
  en: "It reaches the applicant on the site and by WhatsApp. What you type is kept on this screen until it is sent.",
};
const SEND: Text = { id: "Kirim balasan", en: "Send the reply" };
const SENT: Text = { id: "Terkirim.", en: "Sent." };

export const WRITE_ID = "text";

export function Write({
  account,
  onTyping,
  onSent,
}: {
  account: string;
  onTyping: (typing: boolean) => void;
  onSent: () => Promise<void>;
}) {
  const draft = `reply.${account}`;
  const form = useForm(
    { text: "" },
    async ({ text }) => {
      await write(account, text);
      form.put({ text: "" });
      forget(draft);
      await onSent();
    },
    {
      restore: () => ({ text: kept<string>(draft) ?? "" }),
      changed: ({ text }) => keep(draft, text),
    },
  );
  const { text } = form.values;
  useEffect(() => onTyping(text !== ""), [text]);
  return (
    <ActForm act={form} label={say(SEND)}>
      <TextArea {...form.field("text")} label={say(LABEL)} hint={say(HINT)} />
      <p role="status">{form.done && text === "" && say(SENT)}</p>
    </ActForm>
  );
}
