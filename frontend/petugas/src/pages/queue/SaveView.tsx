import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct } from "bersama/loading.ts";
import { Cancel } from "../../components/Cancel.tsx";

import { views } from "../../desk.ts";
import type { Filters } from "./address.ts";
import { saveView } from "./views.ts";

const TITLE: Text = { id: "Simpan tampilan", en: "Save this view" };
const NAME: Text = { id: "Nama tampilan", en: "Name of the view" };
const HINT: Text = {
  id: "Saringan sekarang disimpan dengan nama ini. Nama yang sama menggantikan yang lama.",
  en: "The filters of now are kept under this name. The same name replaces the old view.",
};
const SAVE: Text = { id: "Simpan", en: "Save" };
const KEPT: Text = { id: "Tampilan tersimpan", en: "Saved views" };
const REMOVE: Text = { id: "Hapus {name}", en: "Remove {name}" };

export function SaveView({ filters, onClose }: { filters: Filters; onClose: () => void }) {
  const form = useForm({ name: "" }, async ({ name }) => {
    await saveView(name.trim(), filters);
    onClose();
  });
  const remove = useAct((name: string) => saveView(name, null));
  return (
    <Dialog title={say(TITLE)} onCancel={onClose}>
      <ActForm act={form} label={say(SAVE)} beside={<Cancel act={onClose} />}>
        <TextField
          {...form.field("name", "views")}
          label={say(NAME)}
          hint={say(HINT)}
          native={{ maxLength: 40, autocomplete: "off" }}
        />
      </ActForm>
      {views.value.length > 0 && (
        <>
          <h3>{say(KEPT)}</h3>
          <ul class="app-lines">
            {views.value.map(({ name }) => (
              <li key={name}>
                {name}
                <button type="button" class="app-link" onClick={() => void remove.run(name)}>
                  {say(REMOVE, { name })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
