import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { Notice } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import { MailLanguage } from "../invitations/MailLanguage.tsx";

const HEAD: Text = { id: "Undang operator", en: "Invite an operator" };
const INSTITUTION: Text = { id: "Nama lembaga", en: "Name of the institution" };
const INSTITUTION_HINT: Text = {
  id: "Misalnya nama yayasan atau sekolah.",
  en: "Such as the name of the foundation or school.",
};
const NAME: Text = { id: "Nama orang yang diundang", en: "Name of the person" };
const EMAIL: Text = { id: "Alamat e-mailnya", en: "Their e-mail address" };
const EMAIL_HINT: Text = {
  id: "Hanya akun dengan alamat ini yang dapat menerima.",
  en: "Only the account with this address can accept.",
};
const SEND: Text = { id: "Kirim undangan", en: "Send the invitation" };
const SENT: Text = { id: "Undangan untuk {name} dikirim.", en: "{name} has been invited." };

type Input = Required<Schemas["OperatorInput"]>;

const EMPTY: Input = { institution: "", name: "", email: "", language: "id" };

export function NewOperator({ onSent }: { onSent: () => Promise<void> }) {
  const [sent, setSent] = useState("");
  const form = useForm(
    EMPTY,
    async (body) => {
      const made = await answer(api.POST("/api/operators/invitations", { body }));
      form.restore({ ...EMPTY, institution: body.institution, language: body.language });
      setSent(made.name);
      await onSent();
    },
    { changed: () => setSent("") },
  );
  return (
    <>
      <h3 class="govuk-heading-s">{say(HEAD)}</h3>
      <div role="status">{sent && <Notice>{say(SENT, { name: sent })}</Notice>}</div>
      <ActForm act={form} label={say(SEND)}>
        <TextField
          {...form.field("institution")}
          label={say(INSTITUTION)}
          hint={say(INSTITUTION_HINT)}
          native={{ autocomplete: "organization", maxLength: 120 }}
        />
        <TextField {...form.field("name")} label={say(NAME)} native={{ maxLength: 100 }} />
        <TextField
          {...form.field("email")}
          label={say(EMAIL)}
          hint={say(EMAIL_HINT)}
          native={{ type: "email", maxLength: 254 }}
        />
        <MailLanguage {...form.field("language")} />
      </ActForm>
    </>
  );
}
