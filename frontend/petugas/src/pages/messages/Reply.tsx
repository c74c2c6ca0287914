import { Problem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import type { Form } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { KeyHint } from "../../components/KeyHint.tsx";
import { useKeys } from "../../keys/useKeys.ts";
import { unfilled } from "./replies.ts";

const LABEL: Text = { id: "Balasan ke pemohon", en: "Reply to the applicant" };
const REACHES: Text = {
  id: "Sampai di {ways}. Yang diketik tersimpan di layar ini sampai terkirim.",
  en: "It reaches {ways}. What you type is kept on this screen until it is sent.",
};
const WAYS: Record<string, Text> = {
  site: { id: "situs pemohon", en: "the applicants' site" },
  email: { id: "e-mail", en: "email" },
  whatsapp: { id: "WhatsApp", en: "WhatsApp" },
};
const SEND: Text = { id: "Kirim balasan", en: "Send the reply" };
const ANYWAY: Text = { id: "Tetap kirim", en: "Send it all the same" };
const SENT: Text = { id: "Terkirim.", en: "Sent." };
const BLANKS: Text = {
  id: "Isi dulu yang masih di dalam kurung siku",
  en: "Fill in what is still in brackets",
};
const BLANKS_CURE: Text = {
  id: "Ganti atau hapus {names} sebelum mengirim.",
  en: "Replace or remove {names} before sending.",
};
const SENDS: Text = { id: "kirim", en: "send" };

export const REPLY_ID = "text";

/** :throws Problem: a placeholder of a saved reply stands there for which there was nothing. */
export function requireFilled(text: string, names: readonly string[]): void {
  const blanks = unfilled(text, names).map((name) => `[${name}]`);
  if (blanks.length === 0) return;
  const cure = say(BLANKS_CURE, { names: blanks.join(", ") });
  throw new Problem(400, "required", say(BLANKS), cure, [
    { field: "text", code: "required", message: cure },
  ]);
}

/** `told`: a colleague's answer stands on the page that came while one was typing. */
export function Reply({
  form,
  reaches,
  told,
}: {
  form: Form<{ text: string }>;
  reaches: readonly string[];
  told: boolean;
}) {
  useKeys([{ keys: "Control+Enter", does: SENDS, act: () => void form.run() }]);
  const ways = reaches.map((way) => (WAYS[way] ? say(WAYS[way] as Text) : way)).join(", ");
  return (
    <ActForm
      act={form}
      label={say(told ? ANYWAY : SEND)}
      beside={
        <>
          <KeyHint keys="Ctrl Enter" />
          <p role="status">{form.done && form.values.text === "" && say(SENT)}</p>
        </>
      }
    >
      <TextArea {...form.field("text")} label={say(LABEL)} hint={say(REACHES, { ways })} />
    </ActForm>
  );
}
