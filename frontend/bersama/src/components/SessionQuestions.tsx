// What is asked when a session ends. Apart from what watches over it: most people never see it.

import type { ComponentType } from "preact";

import { giveUp, signOut } from "../api/session.ts";
import { say, type Text } from "../language.ts";
import { Dialog } from "./Dialog.tsx";
import { Button } from "./shown.tsx";

const ENDED: Text = { id: "Silakan masuk lagi", en: "Please sign in again" };
const KEPT: Text = {
  id: "Sesi Anda berakhir. Isian Anda tidak hilang. Lanjutkan setelah masuk.",
  en: "Your session has ended. Your answers are saved. Sign in to continue.",
};
const LEAVE: Text = { id: "Keluar", en: "Sign out" };
const STILL_THERE: Text = { id: "Masih di sini?", en: "Are you still there?" };
const WILL_END: Text = {
  id: "Demi keamanan, sesi Anda berakhir dalam {minutes} menit karena halaman ini lama tidak dipakai. Isian yang sudah tersimpan tidak hilang.",
  en: "For your safety you will be signed out in {minutes} {minutes:minute|minutes}, because you have not done anything for a while. What was saved is not lost.",
};
const STAY: Text = { id: "Ya, lanjutkan", en: "Yes, go on" };
const SIGN_OUT: Text = { id: "Keluar", en: "Sign out" };

export function SignInAgain({ Form }: { Form: ComponentType<{ prefix?: string }> }) {
  return (
    <Dialog title={say(ENDED)} onCancel={giveUp}>
      <p class="govuk-body">{say(KEPT)}</p>
      <Form prefix="again-" />
      <button type="button" class="govuk-button govuk-button--secondary" onClick={giveUp}>
        {say(LEAVE)}
      </button>
    </Dialog>
  );
}

export function StillThere({ minutes, onStay }: { minutes: number; onStay: () => void }) {
  return (
    <Dialog title={say(STILL_THERE)} onCancel={onStay}>
      <p class="govuk-body" role="status">
        {say(WILL_END, { minutes })}
      </p>
      <div class="app-actions">
        <Button type="button" onClick={onStay}>
          {say(STAY)}
        </Button>
        <Button type="button" kind="secondary" onClick={() => void signOut()}>
          {say(SIGN_OUT)}
        </Button>
      </div>
    </Dialog>
  );
}
