import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Page } from "bersama/components/Page.tsx";
import { AddressFields, PersonFields } from "bersama/components/PersonFields.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useLocation } from "preact-iso";
import { naming } from "../missing.ts";
import { Back } from "./Back.tsx";
import { cameFrom } from "./from.ts";

const TITLE: Text = { id: "Ubah data diri", en: "Change your details" };
const FROZEN: Text = {
  id: "Permohonan yang sudah dikirim memakai data saat dikirim. Perubahan di sini berlaku untuk permohonan berikutnya.",
  en: "Applications that were sent keep the data of that moment. Changes count for the next ones.",
};
const SAVE: Text = { id: "Simpan", en: "Save" };

/** `/profil/ubah`; somebody on the way through an application goes on there. */
export default function Edit() {
  const from = cameFrom(useLocation().query);
  const profile = useLoaded(() => answer(api.GET("/api/profile")), []);
  return (
    <>
      <Back to={from} />
      <Page title={say(TITLE)} narrow>
        <p class="govuk-body">{say(FROZEN)}</p>
        <Show loaded={profile}>
          {(person) => <Form key={person.version} person={person} from={from} />}
        </Show>
      </Page>
    </>
  );
}

function Form({ person, from }: { person: Schemas["ProfileView"]; from: string | undefined }) {
  const { route } = useLocation();
  const form = useForm(
    {
      name: person.name,
      title_before: person.title_before,
      title_after: person.title_after,
      birth_place: person.birth_place ?? "",
      birth_date: person.birth_date ?? "",
      sex: person.sex ?? "",
      occupation: person.occupation ?? "",
      village: person.address?.village.code ?? "",
      street: person.address?.street ?? "",
    },
    async ({ village, street, sex, ...rest }) => {
      const body = {
        ...rest,
        sex: sex as Schemas["Sex"],
        address: { village, street },
        version: person.version,
      };
      await naming(answer(api.PATCH("/api/profile", { body })));
      route(from ?? "/profil");
    },
  );
  return (
    <ActForm act={form} label={say(SAVE)}>
      <PersonFields form={form} />
      <AddressFields form={form} />
    </ActForm>
  );
}
