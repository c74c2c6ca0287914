import { answer, api, type Schemas } from "bersama/api/client.ts";
import { ActForm } from "bersama/components/ActForm.tsx";
import { NewPassword } from "bersama/components/NewPassword.tsx";
import { Outcome as Panel } from "bersama/components/Outcome.tsx";
import { Page } from "bersama/components/Page.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";
import { useToken } from "bersama/useToken.ts";
import { useEffect, useState } from "preact/hooks";

interface Outcome {
  title: Text;
  text: Text;
}

const TITLE: Text = { id: "Konfirmasi", en: "Confirm" };
const INTRO: Text = {
  id: "Tekan tombol di bawah ini untuk memastikan bahwa tautan ini dikirim kepada Anda.",
  en: "Press the button below to confirm that this link was sent to you.",
};
const CONFIRM: Text = { id: "Konfirmasi", en: "Confirm" };
const ACTIVATE: Text = {
  id: "Simpan kata sandi dan aktifkan akun",
  en: "Save the password and activate the account",
};
type Purpose = Schemas["FollowedView"]["purpose"];
const MAIL: Outcome = {
  title: { id: "E-mail Anda sudah dikonfirmasi", en: "Your email is confirmed" },
  text: {
    id: "Akun Anda aktif. Masuklah dengan NIK atau alamat e-mail ini, dan kata sandi yang Anda buat.",
    en: "Your account is active. Sign in with your NIK or this email address, and the password you chose.",
  },
};
/** Of who was told on paper until now. */
const FIRST: Outcome = {
  title: MAIL.title,
  text: {
    id: "Mulai sekarang kabar permohonan Anda dikirim ke alamat ini. Buka tautan yang baru kami kirim untuk membuat kata sandi.",
    en: "From now on news of your applications comes to this address. Open the link that we have just sent to set a password.",
  },
};
const DONE: Partial<Record<Purpose, Outcome>> = {
  prove_whatsapp: {
    title: {
      id: "Nomor WhatsApp Anda sudah dikonfirmasi",
      en: "Your WhatsApp number is confirmed",
    },
    text: {
      id: "Mulai sekarang kami juga mengirim pesan ke nomor ini.",
      en: "From now on we send messages to this number as well.",
    },
  },
  take_back: {
    title: { id: "Perubahan dibatalkan", en: "The change is taken back" },
    text: {
      id: "Alamat dan nomor Anda kembali seperti semula. Buka tautan yang baru kami kirim untuk membuat kata sandi baru.",
      en: "Your address and number are as they were. Open the link that we have just sent to set a new password.",
    },
  },
};
const SIGN_IN: Text = { id: "Masuk", en: "Sign in" };
const NO_LINK: Text = {
  id: "Halaman ini memerlukan tautan lengkap dari e-mail atau WhatsApp kami. Buka pesannya, lalu tekan lagi tautannya.",
  en: "This page needs the complete link from our email or WhatsApp message. Open the message and press the link again.",
};
const ONCE: Text = {
  id: "Tautan hanya dapat dipakai satu kali. Bila akun Anda sudah aktif, halaman ini tidak diperlukan lagi.",
  en: "The link works once. If your account is active already, you need nothing more from this page.",
};

/** The link of a registration, an address or a number, or one that takes a change back: by a click only, because mail scanners
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
  const [outcome, setOutcome] = useState(MAIL);
  const form = useForm<{ password: string | null }>({ password: null }, async ({ password }) => {
    const body = { token, password };
    const found = await answer(api.POST("/api/accounts/verify", { body }));
    setOutcome(DONE[found.purpose] ?? (found.password_to_set ? FIRST : MAIL));
  });
  const { password } = form.values;
  const asked = form.problem?.code === "password-needed";
  useEffect(() => {
    if (asked && password === null) form.put({ password: "" });
  }, [asked]);
  if (form.done)
    return (
      <Panel title={say(outcome.title)}>
        <p class="govuk-body">{say(outcome.text)}</p>
        <a class="govuk-link" href="/masuk">
          {say(SIGN_IN)}
        </a>
      </Panel>
    );
  return (
    <ActForm act={form} label={say(password === null ? CONFIRM : ACTIVATE)}>
      <p class="govuk-body">{say(INTRO)}</p>
      {password !== null && <NewPassword {...form.field("password")} value={password} />}
    </ActForm>
  );
}
