import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { Version } from "./version.ts";

const TITLE: Text = {
  id: "Kapan versi {version} berlaku",
  en: "When version {version} is offered",
};
const FROM: Text = { id: "Berlaku mulai", en: "Offered from" };
const FROM_HINT: Text = {
  id: "Kosong: seperti dalam berkas aturan, {day}.",
  en: "Left open: as the file of rules says, {day}.",
};
const UNTIL: Text = { id: "Ditarik mulai", en: "Withdrawn from" };
const UNTIL_HINT: Text = {
  id: "Kosong: tidak ditarik. Menarik versi terbaru mengembalikan versi sebelumnya.",
  en: "Left open: not withdrawn. Withdrawing the newest brings back the one before.",
};
const SAVE: Text = { id: "Simpan", en: "Save" };
const SAVED: Text = { id: "Tersimpan.", en: "Saved." };

export function VersionForm({
  version,
  onSaved,
}: {
  version: Version;
  onSaved: () => Promise<void>;
}) {
  const form = useForm(
    { starts_on: version.rule.starts_on ?? "", withdrawn_on: version.rule.withdrawn_on ?? "" },
    async ({ starts_on, withdrawn_on }) => {
      await answer(
        api.PUT("/api/admin/permit-types/{type_id}/versions/{rule_set}", {
          params: { path: { type_id: version.type_id, rule_set: version.rule_set } },
          body: {
            version: version.version,
            content: { starts_on: starts_on || null, withdrawn_on: withdrawn_on || null },
          },
        }),
      );
      await onSaved();
    },
  );
  const date = { width: 10, native: { type: "date" } } as const;
  return (
    <section class="app-panel app-panel__body">
      <h2>{say(TITLE, { version: version.rule_set })}</h2>
      <ActForm act={form} label={say(SAVE)}>
        <div class="app-both">
          <TextField
            {...form.field("starts_on", "content.starts_on")}
            {...date}
            label={say(FROM)}
            hint={say(FROM_HINT, { day: day(version.starts_on) })}
          />
          <TextField
            {...form.field("withdrawn_on", "content.withdrawn_on")}
            {...date}
            label={say(UNTIL)}
            hint={say(UNTIL_HINT)}
          />
        </div>
      </ActForm>
      <p role="status">{form.done && say(SAVED)}</p>
    </section>
  );
}
