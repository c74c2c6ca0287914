import { TextField } from "bersama/components/fields.tsx";
import type { Form } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

const WHATSAPP: Text = { id: "Nomor WhatsApp", en: "WhatsApp number" };
const WHATSAPP_HINT: Text = {
  id: "Contoh: 0812 3456 7890. Kabar tentang permohonan dikirim ke nomor ini.",
  en: "For example: 0812 3456 7890. News about your applications goes to this number.",
};
const EMAIL: Text = { id: "E-mail", en: "Email" };
const EMAIL_HINT: Text = {
  id: "Tautan untuk mengaktifkan akun dikirim ke sini. Periksa sekali lagi ejaannya.",
  en: "The link that activates your account is sent here. Please check the spelling once more.",
};

export interface Ways {
  email: string;
  whatsapp: string;
}

/** How a person is reached, on the form and where it is corrected. */
export function WaysFields<W extends Ways>({ form }: { form: Form<W> }) {
  return (
    <>
      <TextField
        {...form.field("whatsapp")}
        label={say(WHATSAPP)}
        hint={say(WHATSAPP_HINT)}
        width={20}
        native={{ type: "tel", inputMode: "tel", autocomplete: "tel" }}
      />
      <TextField
        {...form.field("email")}
        label={say(EMAIL)}
        hint={say(EMAIL_HINT)}
        native={{
          type: "email",
          inputMode: "email",
          autocomplete: "email",
          autocapitalize: "none",
        }}
      />
    </>
  );
}
