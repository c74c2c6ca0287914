import { ActForm } from "bersama/components/ActForm.tsx";
import { TextField } from "bersama/components/fields.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

import { makeOfficer } from "../../api/staff.ts";
import { NO_POST, Post } from "./fields.tsx";

const TITLE: Text = { id: "Petugas baru", en: "New officer" };
const LEAD: Text = {
  id: "Petugas menerima tautan lewat e-mail dan WhatsApp untuk membuat kata sandi sendiri, lalu memasang faktor kedua.",
  en: "The officer gets a link by e-mail and WhatsApp to choose a password, then sets up the second factor.",
};
const NIK: Text = { id: "NIK", en: "NIK" };
const NIK_WHY: Text = {
  id: "Agar petugas tidak memutuskan permohonannya sendiri, dan untuk tanda tangan elektronik.",
  en: "So that officers do not decide their own applications, and for the electronic signature.",
};
const EMAIL: Text = { id: "E-mail", en: "E-mail" };
const WHATSAPP: Text = { id: "Nomor WhatsApp", en: "WhatsApp number" };
const MAKE: Text = { id: "Buat akun petugas", en: "Make the account" };

export function NewOfficer({ onMade }: { onMade: (account_id: string) => Promise<void> }) {
  const form = useForm({ ...NO_POST, nik: "", email: "", whatsapp: "" }, async (values) => {
    const { account_id } = await makeOfficer(values);
    await onMade(account_id);
  });
  return (
    <section class="app-talk" aria-label={say(TITLE)}>
      <h2>{say(TITLE)}</h2>
      <p class="app-quiet">{say(LEAD)}</p>
      <ActForm act={form} label={say(MAKE)}>
        <TextField
          {...form.field("nik")}
          label={say(NIK)}
          hint={say(NIK_WHY)}
          native={{ inputMode: "numeric", autocomplete: "off" }}
          width={20}
        />
        <Post form={form} />
        <TextField {...form.field("email")} label={say(EMAIL)} native={{ type: "email" }} />
        <TextField {...form.field("whatsapp")} label={say(WHATSAPP)} native={{ type: "tel" }} />
      </ActForm>
    </section>
  );
}
