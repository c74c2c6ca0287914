import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { later } from "bersama/components/later.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { type Application, fieldsFor, isPlaces, type PermitType } from "../apply/application.ts";
import { asPlaces } from "../apply/form/values.ts";

const PlacesField = later(async () => (await import("../apply/form/PlacesField.tsx")).PlacesField);

const CHANGE: Text = { id: "Ubah lokasi", en: "Change the places" };
const HOW: Text = {
  id: "Perubahan dicatat dengan alasannya, dan petugas yang sedang memeriksa melihatnya.",
  en: "The change is recorded with its reason, and the officer at work on it sees it.",
};
const REASON: Text = { id: "Alasan perubahan", en: "Reason for the change" };
const SAVE: Text = { id: "Simpan lokasi", en: "Save the places" };
const CANCEL: Text = { id: "Tidak jadi", en: "Keep them as they are" };

/** "Ubah lokasi" and "Tambah lokasi" while the office is at it (docs/domain.md §1.10). */
export function ChangePlaces({
  application,
  rules,
  again,
}: {
  application: Application;
  rules: PermitType;
  again: () => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const rule = fieldsFor(rules, application.kind).find(isPlaces);
  if (!rule || !application.acts.includes("amend")) return null;
  if (!open)
    return (
      <button
        type="button"
        class="govuk-button govuk-button--secondary app-no-print"
        onClick={() => setOpen(true)}
      >
        {say(CHANGE)}
      </button>
    );
  return (
    <Form
      field={rule.id}
      label={say(rule.label)}
      maximum={rule.maximum}
      application={application}
      close={() => setOpen(false)}
      again={again}
    />
  );
}

function Form({
  field,
  label,
  maximum,
  application,
  close,
  again,
}: {
  field: string;
  label: string;
  maximum: number | null;
  application: Application;
  close: () => void;
  again: () => Promise<void>;
}) {
  const form = useForm(
    { value: asPlaces(application.data[field]), reason: "" },
    async ({ value, reason }) => {
      const params = { path: { application_id: application.application_id } };
      const body = {
        field,
        reason,
        value: value.map(({ name, place_id, note }) => ({
          name,
          place_id: place_id ?? null,
          note: note ?? null,
        })),
      };
      await answer(api.POST("/api/applications/{application_id}/amendments", { params, body }));
      close();
      await again();
    },
  );
  return (
    <ActForm
      act={form}
      label={say(SAVE)}
      beside={
        <button type="button" class="app-link" onClick={close}>
          {say(CANCEL)}
        </button>
      }
    >
      <p class="govuk-body">{say(HOW)}</p>
      <PlacesField {...form.field("value")} label={label} maximum={maximum} />
      <TextField {...form.field("reason")} label={say(REASON)} />
    </ActForm>
  );
}
