import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

const TEXT: Text = { id: "Tambahkan pesan", en: "Add a message" };
const HINT: Text = {
  id: "Misalnya jawaban atas pertanyaan kami, atau yang terjadi sesudahnya.",
  en: "Such as the answer to what we asked, or what happened since.",
};
const SEND: Text = { id: "Kirim pesan", en: "Send the message" };

/** What whoever complained adds. Like the complaint itself it is kept nowhere but on the page. */
export function Reply({ number, send }: { number: string; send: (text: string) => Promise<void> }) {
  const form = useForm(
    { text: "" },
    async ({ text }) => {
      await send(text);
      form.put({ text: "" });
    },
    { prefix: number.replace(/\W/g, "-") },
  );
  return (
    <ActForm act={form} label={say(SEND)}>
      <TextArea {...form.field("text")} label={say(TEXT)} hint={say(HINT)} rows={3} />
    </ActForm>
  );
}
