// To which colleague, and what they must know.

import { ActForm } from "bersama/components/ActForm.tsx";
import { Dialog } from "bersama/components/Dialog.tsx";
import { Select, TextArea } from "bersama/components/fields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { colleagues } from "../api/delegations.ts";

const TO: Text = { id: "Kepada", en: "To" };
const CHOOSE: Text = { id: "Pilih rekan", en: "Choose a colleague" };
const NOTE: Text = { id: "Catatan untuk rekan", en: "Note for your colleague" };
const SEND: Text = { id: "Serahkan", en: "Hand over" };
const CANCEL: Text = { id: "Batal", en: "Cancel" };

/** `role`: only colleagues who have it are offered. */
export function HandOver({
  title,
  role,
  hand,
  onClose,
}: {
  title: string;
  role?: string;
  hand: (officer_id: string, note: string) => Promise<void>;
  onClose: () => void;
}) {
  const everybody = useLoaded(colleagues, []);
  const form = useForm(
    { officer_id: "", note: "" },
    ({ officer_id, note }) => hand(officer_id, note.trim()),
    { prefix: "hand-" },
  );
  return (
    <Dialog title={title} onCancel={onClose}>
      <ActForm
        act={form}
        label={say(SEND)}
        beside={
          <button type="button" class="app-button" onClick={onClose}>
            {say(CANCEL)}
          </button>
        }
      >
        <Show loaded={everybody}>
          {(people) => (
            <Select
              {...form.field("officer_id")}
              label={say(TO)}
              prompt={say(CHOOSE)}
              options={people
                .filter(({ roles }) => !role || roles.includes(role))
                .map(({ account_id, name, position }) => ({
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
