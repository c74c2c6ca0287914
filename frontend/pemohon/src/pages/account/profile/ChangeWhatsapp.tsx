import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { PasswordField } from "bersama/components/PasswordField.tsx";
import { Show } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { Back } from "./Back.tsx";

const TITLE: Text = { id: "Nomor WhatsApp", en: "WhatsApp number" };
const UNPROVEN: Text = {
  id: "Nomor ini belum dikonfirmasi, jadi kami belum mengirim pesan ke sana. Minta tautannya sekali lagi.",
  en: "This number is not confirmed yet, so we send nothing to it. Ask for the link once more.",
};
const NUMBER: Text = { id: "Nomor WhatsApp Anda", en: "Your WhatsApp number" };
const PASSWORD: Text = { id: "Kata sandi Anda sekarang", en: "Your present password" };
const SEND: Text = { id: "Kirim tautan konfirmasi", en: "Send the link to confirm" };
const DONE: Text = { id: "Periksa WhatsApp Anda", en: "Check WhatsApp" };
const SENT: Text = {
  id: "Tautan sedang dikirim ke nomor itu. Nomor itu berlaku setelah Anda membuka tautannya; sampai saat itu yang lama tetap dipakai.",
  en: "A link is on its way to the number. It counts once you have opened the link; until then the old one does.",
};

export default function ChangeWhatsapp() {
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
  const form = useForm({ whatsapp: person.whatsapp, current_password: "" }, async (typed) => {
    const body = { ...typed, code: null }; // only officers have a second factor
    await answer(api.PUT("/api/profile/whatsapp", { body }));
  });
  if (form.done)
    return (
      <Outcome title={say(DONE)}>
        <p class="govuk-body">{say(SENT)}</p>
      </Outcome>
    );
  return (
    <ActForm act={form} label={say(SEND)}>
      {!person.whatsapp_proven && <p class="govuk-body">{say(UNPROVEN)}</p>}
      <TextField
        {...form.field("whatsapp")}
        label={say(NUMBER)}
        width={20}
        native={{ type: "tel", inputMode: "tel", autocomplete: "tel" }}
      />
      <PasswordField
        {...form.field("current_password")}
        label={say(PASSWORD)}
        kind="current-password"
      />
    </ActForm>
  );
}
