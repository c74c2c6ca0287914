// Files that colleagues hold are put back for them, with a note that stays in the files' history.

import { Problem } from "bersama/api/problem.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { TextArea } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { type Done, release } from "../../api/queue.ts";
import { Cancel } from "../../components/Cancel.tsx";
import type { Held } from "./acts.ts";

const TITLE: Text = {
  id: "Lepaskan {count} berkas dari pemegangnya",
  en: "Release {count} {count:file|files} from {count:its holder|their holders}",
};
const HELD: Text = { id: "Dipegang {names}.", en: "Held by {names}." };
const MEANS: Text = {
  id: "Berkas menjadi bebas. Tanda yang sudah dibuat tetap ada.",
  en: "What is released is free for others. Marks that were made stay.",
};
const NOTE: Text = { id: "Alasan", en: "Reason" };
const HINT: Text = {
  id: "Tercatat di riwayat berkas, misalnya: sakit sejak pagi.",
  en: "Kept in the file's history, such as: ill since this morning.",
};
const NONE: Text = { id: "Alasan belum diisi", en: "There is no reason yet" };
const NONE_CURE: Text = {
  id: "Tulis mengapa berkas ini dilepaskan dari pemegangnya.",
  en: "Write why it is released from its holder.",
};
const SEND: Text = { id: "Lepaskan", en: "Release" };
const LONGEST_NOTE = 500;

export default function Release({
  rows,
  onDone,
  onClose,
}: {
  rows: readonly Held[];
  onDone: (done: readonly Done[]) => void;
  onClose: () => void;
}) {
  const names = [...new Set(rows.flatMap(({ claimed_by }) => claimed_by ?? []))];
  const form = useForm(
    { note: "" },
    async ({ note }) => {
      if (!note.trim())
        throw new Problem(400, "required", say(NONE), say(NONE_CURE), [
          { field: "note", code: "required", message: say(NONE_CURE) },
        ]);
      const items = rows.map(({ application_id, version }) => ({ application_id, version }));
      onDone((await release(items, note.trim())).items);
    },
    { prefix: "release-" },
  );
  return (
    <Dialog title={say(TITLE, { count: rows.length })} onCancel={onClose}>
      <p>
        <b>{say(HELD, { names: names.join(", ") })}</b> {say(MEANS)}
      </p>
      <ActForm act={form} label={say(SEND)} beside={<Cancel act={onClose} />}>
        <TextArea
          {...form.field("note")}
          label={say(NOTE)}
          hint={say(HINT)}
          rows={3}
          maxLength={LONGEST_NOTE}
        />
      </ActForm>
    </Dialog>
  );
}
