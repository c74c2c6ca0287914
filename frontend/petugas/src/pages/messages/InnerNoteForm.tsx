// Where one writes for colleagues. It has a field, a draft and a request of its own.

import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { forget, keep, kept } from "bersama/kept.ts";
import { say, type Text } from "bersama/language.ts";

import { noteDown } from "../../api/messages.ts";
import { Icon } from "../../components/Icon.tsx";
import { KeyHint } from "../../components/KeyHint.tsx";
import { useKeys } from "../../keys/useKeys.ts";

const LABEL: Text = { id: "Catatan untuk rekan", en: "Note for colleagues" };
const HINT: Text = {
  id: "Hanya petugas yang membacanya. Tidak pernah terkirim ke pemohon.",
  en: "Officers alone read it. It is never sent to the applicant.",
};
const SAVE: Text = { id: "Simpan catatan", en: "Keep the note" };
const SAVES: Text = { id: "simpan catatan", en: "keep the note" };

export const NOTE_ID = "note-text";

export function InnerNoteForm({
  account,
  onKept,
}: {
  account: string;
  onKept: () => Promise<void>;
}) {
  const draft = `inner.${account}`;
  const form = useForm(
    { text: "" },
    async ({ text }) => {
      await noteDown(account, text);
      form.put({ text: "" });
      forget(draft);
      await onKept();
    },
    {
      prefix: "note-",
      restore: () => ({ text: kept<string>(draft) ?? "" }),
      changed: ({ text }) => keep(draft, text),
    },
  );
  useKeys([{ keys: "Control+Enter", does: SAVES, act: () => void form.run() }]);
  return (
    <div class="app-inner">
      <p class="app-inner__sign">
        <Icon name="lock" size={12} /> {say(HINT)}
      </p>
      <ActForm act={form} label={say(SAVE)} beside={<KeyHint keys="Ctrl Enter" />}>
        <TextArea {...form.field("text")} label={say(LABEL)} rows={3} />
      </ActForm>
    </div>
  );
}
