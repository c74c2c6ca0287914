import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { errorOf } from "bersama/components/problems.tsx";
import { Show } from "bersama/components/shown.tsx";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { type Address, AddressFields, type Person, PersonFields } from "../PersonFields.tsx";
import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Ubah data diri", en: "Change your particulars" };
const FROZEN: Text = {
  id: "Permohonan yang sudah dikirim memakai data saat dikirim. Perubahan di sini berlaku untuk permohonan berikutnya.",
  en: "Applications that were sent keep the data of that moment. Changes count for the next ones.",
};
const WHATSAPP: Text = { id: "Nomor WhatsApp", en: "WhatsApp number" };
const SAVE: Text = { id: "Simpan", en: "Save" };

export default function Edit() {
  const profile = useLoaded(() => answer(api.GET("/api/profile")), []);
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        <p class="govuk-body">{say(FROZEN)}</p>
        <Show loaded={profile}>{(person) => <Form key={person.version} person={person} />}</Show>
      </Page>
    </>
  );
}

type Draft = Person & Address & { whatsapp: string };

function Form({ person }: { person: Schemas["ProfileView"] }) {
  const { route } = useLocation();
  const [draft, setDraft] = useState<Draft>(() => ({
    name: person.name,
    title_before: person.title_before,
    title_after: person.title_after,
    birth_place: person.birth_place ?? "",
    birth_date: person.birth_date ?? "",
    sex: person.sex ?? "",
    occupation: person.occupation ?? "",
    whatsapp: person.whatsapp,
    village: person.address?.village.code ?? "",
    street: person.address?.street ?? "",
  }));
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const act = useAct(async () => {
    const { village, street, sex, ...rest } = draft;
    const body = {
      ...rest,
      sex: sex as Schemas["Sex"],
      address: { village, street },
      version: person.version,
    };
    await answer(api.PATCH("/api/profile", { body }));
    route("/profil");
  });
  return (
    <ActForm act={act} label={say(SAVE)} anchor={(field) => field.replace("address.", "")}>
      <PersonFields draft={draft} put={put} problem={act.problem} />
      <AddressFields draft={draft} put={put} problem={act.problem} />
      <TextField
        id="whatsapp"
        label={say(WHATSAPP)}
        width={20}
        value={draft.whatsapp}
        onValue={(whatsapp) => put({ whatsapp })}
        error={errorOf(act.problem, "whatsapp")}
        native={{ type: "tel", inputMode: "tel", autocomplete: "tel" }}
      />
    </ActForm>
  );
}
