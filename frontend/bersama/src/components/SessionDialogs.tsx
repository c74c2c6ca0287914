// A session that ends must not take anybody's work along: a request that finds it ended waits here
// for its person, and somebody who is idle is asked before being signed out (shared computers).

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { giveUp, isKept, session, signInWanted, signOut } from "../api/session.ts";
import { say, type Text } from "../language.ts";
import { Dialog } from "./Dialog.tsx";
import { later } from "./later.tsx";
import { Button } from "./shown.tsx";

const SignInForm = later(async () => (await import("./SignInForm.tsx")).SignInForm);

const IDLE_MINUTES = 25;
const ASKED_MINUTES = 5;
const MINUTE = 60_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll", "input"] as const;

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

/** `form`: how a site's people sign in, where a password alone is not enough. */
export function SessionDialogs({
  form = SignInForm,
}: {
  form?: ComponentType<{ prefix?: string }>;
}) {
  if (signInWanted.value) return <SignInAgain Form={form} />;
  return session.value && !isKept() ? <IdleGuard /> : null;
}

function SignInAgain({ Form }: { Form: ComponentType<{ prefix?: string }> }) {
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

function IdleGuard() {
  const [minutesLeft, setMinutesLeft] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let last = Date.now();
    const alive = () => {
      last = Date.now();
    };
    const look = () => {
      const idle = (Date.now() - last) / MINUTE;
      if (idle >= IDLE_MINUTES + ASKED_MINUTES) void signOut();
      else if (idle >= IDLE_MINUTES) setMinutesLeft(Math.ceil(IDLE_MINUTES + ASKED_MINUTES - idle));
    };
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true });
    const timer = setInterval(look, MINUTE / 4);
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive);
      clearInterval(timer);
    };
  }, [round]);
  if (minutesLeft === null) return null;
  const stay = () => {
    setMinutesLeft(null);
    setRound(round + 1);
  };
  return (
    <Dialog title={say(STILL_THERE)} onCancel={stay}>
      <p class="govuk-body" role="status">
        {say(WILL_END, { minutes: minutesLeft })}
      </p>
      <div class="app-actions">
        <Button type="button" onClick={stay}>
          {say(STAY)}
        </Button>
        <Button type="button" kind="secondary" onClick={() => void signOut()}>
          {say(SIGN_OUT)}
        </Button>
      </div>
    </Dialog>
  );
}
