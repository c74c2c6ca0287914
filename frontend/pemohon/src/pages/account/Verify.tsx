import { answer, api } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { Outcome } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useToken } from "bersama/useToken.ts";
import { useEffect } from "preact/hooks";

const TITLE: Text = { id: "Konfirmasi e-mail", en: "Confirm your e-mail" };
const INTRO: Text = {
  id: "Nyatakan bahwa alamat e-mail ini milik Anda. Tidak ada yang terjadi sebelum Anda menekan tombol.",
  en: "Confirm that this e-mail address is yours. Nothing happens until you press the button.",
};
const CONFIRM: Text = { id: "Konfirmasi e-mail saya", en: "Confirm my e-mail" };
const ACTIVATE: Text = {
  id: "Simpan kata sandi dan aktifkan",
  en: "Save the password and activate",
};
const DONE: Text = { id: "E-mail Anda terkonfirmasi", en: "Your e-mail is confirmed" };
const ACTIVE: Text = {
  id: "Akun Anda aktif. Masuklah dengan NIK atau alamat e-mail ini, dan kata sandi yang Anda buat.",
  en: "Your account is active. Sign in with your NIK or this e-mail address, and the password you chose.",
};
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };
const NO_LINK: Text = {
  id: "Halaman ini memerlukan tautan lengkap dari e-mail atau WhatsApp kami. Buka pesannya, lalu tekan lagi tautannya.",
  en: "This page needs the complete link from our e-mail or WhatsApp message. Open the message and press the link again.",
};
const ONCE: Text = {
  id: "Tautan hanya dapat dipakai satu kali. Bila akun Anda sudah aktif, halaman ini tidak diperlukan lagi.",
  en: "The link works once. If your account is active already, you need nothing more from this page.",
};

/** The link of a registration or of a new e-mail address: by a click only, because mail scanners
    open links, too. */
export default function Verify() {
  const token = useToken();
  return (
    <Page title={say(TITLE)} narrow>
      {token === undefined && <Loading />}
      {token === "" && (
        <>
          <p class="govuk-body">{say(NO_LINK)}</p>
          <p class="govuk-body">{say(ONCE)}</p>
        </>
      )}
      {token && <Confirm key={token} token={token} />}
    </Page>
  );
}

function Confirm({ token }: { token: string }) {
  const form = useForm<{ password: string | null }>({ password: null }, async ({ password }) => {
    await answer(api.POST("/api/accounts/verify", { body: { token, password } }));
  });
  const { password } = form.values;
  const asked = form.problem?.code === "password-needed";
  useEffect(() => {
    if (asked && password === null) form.put({ password: "" });
  }, [asked]);
  if (form.done)
    return (
      <Outcome title={say(DONE)}>
        <p class="govuk-body">{say(ACTIVE)}</p>
        <a class="govuk-link" href="/masuk">
          {say(SIGN_IN)}
        </a>
      </Outcome>
    );
  return (
    <ActForm act={form} label={say(password === null ? CONFIRM : ACTIVATE)}>
      <p class="govuk-body">{say(INTRO)}</p>
      {password !== null && <NewPassword {...form.field("password")} value={password} />}
    </ActForm>
  );
}
