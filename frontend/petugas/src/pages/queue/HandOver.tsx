import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { Select, TextArea } from "bersama/components/fields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { assign, type Done, type Item } from "../../api/queue.ts";
import { Cancel } from "../../components/Cancel.tsx";

const TITLE: Text = {
  id: "Serahkan {count} berkas",
  en: "Hand over {count} {count:file|files}",
};
const TO: Text = { id: "Kepada", en: "To" };
const CHOOSE: Text = { id: "Pilih rekan", en: "Choose a colleague" };
const NOTE: Text = { id: "Catatan untuk rekan", en: "Note for your colleague" };
const SEND: Text = { id: "Serahkan", en: "Hand over" };

export function HandOver({
  items,
  onDone,
  onClose,
}: {
  items: Item[];
  onDone: (done: readonly Done[]) => void;
  onClose: () => void;
}) {
  const colleagues = useLoaded(
    () => answer(api.GET("/api/officer/colleagues", { params: { query: { limit: 50 } } })),
    [],
  );
  const form = useForm({ officer_id: "", note: "" }, async ({ officer_id, note }) => {
    onDone((await assign(items, officer_id, note.trim())).items);
  });
  return (
    <Dialog title={say(TITLE, { count: items.length })} onCancel={onClose}>
      <ActForm act={form} label={say(SEND)} beside={<Cancel act={onClose} />}>
        <Show loaded={colleagues}>
          {(page) => (
            <Select
              {...form.field("officer_id")}
              label={say(TO)}
              prompt={say(CHOOSE)}
              options={page.items.map(({ account_id, name, position }) => ({
                value: account_id,
                label: position ? `${name}, ${position}` : name,
              }))}
            />
          )}
        </Show>
        <TextArea {...form.field("note")} label={say(NOTE)} rows={3} />
      </ActForm>
    </Dialog>
  );
}
