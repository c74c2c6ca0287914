import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { Checkbox, Radios } from "bersama/components/fields.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Notice, Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Pemberitahuan", en: "Notifications" };
const BY: Text = { id: "Kirim kabar lewat", en: "Send news by" };
const WHATSAPP: Text = { id: "WhatsApp", en: "WhatsApp" };
const EMAIL: Text = { id: "E-mail", en: "Email" };
const BOTH: Text = { id: "WhatsApp dan e-mail", en: "WhatsApp and email" };
const ALWAYS: Text = {
  id: "Bila ada yang harus Anda perbaiki, atau permohonan ditolak, kami kirim lewat keduanya.",
  en: "When you have something to correct, or an application is rejected, we use both.",
};
const UNPROVEN: Text = {
  id: "Nomor WhatsApp Anda belum dikonfirmasi, jadi semua kabar dikirim lewat e-mail.",
  en: "You have not confirmed your WhatsApp number yet, so we send everything by email.",
};
const CONFIRM: Text = { id: "Konfirmasi nomor WhatsApp", en: "Confirm your WhatsApp number" };
const STEPS: Text = {
  id: "Kabari juga tiap kali permohonan pindah tahap di kantor",
  en: "Also tell me each time my application moves on inside the office",
};
const STEPS_HINT: Text = {
  id: "Tanpa ini pun semua tahap dapat Anda lihat di situs ini.",
  en: "You can see all steps on this site in any case.",
};
const SAVE: Text = { id: "Simpan", en: "Save" };
const SAVED: Text = { id: "Pilihan Anda sudah disimpan.", en: "Your choice has been saved." };

/** `/profil/pemberitahuan` */
export default function Told() {
  const profile = useLoaded(() => answer(api.GET("/api/profile")), []);
  return (
    <>
      <Back />
      <Page title={say(TITLE)} narrow>
        <Show loaded={profile}>{(person) => <Form person={person} />}</Show>
      </Page>
    </>
  );
}

function Form({ person }: { person: Schemas["ProfileView"] }) {
  const form = useForm(
    { told_by: person.told_by as string, told_steps: person.told_steps },
    async ({ told_by, told_steps }) => {
      const body = { told_by: told_by as Schemas["By"], told_steps };
      await answer(api.PUT("/api/profile/told", { body }));
    },
  );
  return (
    <>
      {!person.whatsapp_proven && (
        <Notice tone="warn">
          <p class="govuk-body">{say(UNPROVEN)}</p>
          <a class="govuk-link" href="/profil/whatsapp">
            {say(CONFIRM)}
          </a>
        </Notice>
      )}
      <ActForm act={form} label={say(SAVE)}>
        <Radios
          {...form.field("told_by")}
          label={say(BY)}
          hint={say(ALWAYS)}
          options={[
            { value: "whatsapp", label: say(WHATSAPP) },
            { value: "email", label: say(EMAIL) },
            { value: "both", label: say(BOTH) },
          ]}
        />
        <Checkbox {...form.field("told_steps")} label={say(STEPS)} hint={say(STEPS_HINT)} />
      </ActForm>
      <p role="status" class={form.done ? "app-notice app-notice--good" : "govuk-visually-hidden"}>
        {form.done && say(SAVED)}
      </p>
    </>
  );
}
