// A session that ends must not take anybody's work along: a request that finds it ended waits here
// for its person, and somebody who is idle is asked before being signed out (shared computers).

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

import { isKept, session, signInWanted, signOut } from "../api/session.ts";
import { later } from "./later.tsx";

const SignInForm = later(async () => (await import("./SignInForm.tsx")).SignInForm);
const SignInAgain = later(async () => (await import("./SessionQuestions.tsx")).SignInAgain);
const StillThere = later(async () => (await import("./SessionQuestions.tsx")).StillThere);

const IDLE_MINUTES = 25;
const ASKED_MINUTES = 5;
const MINUTE = 60_000;
const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll", "input"] as const;

/** `form`: how a site's people sign in, where a password alone is not enough. */
export function SessionDialogs({
  form = SignInForm,
}: {
  form?: ComponentType<{ prefix?: string }>;
}) {
  if (signInWanted.value) return <SignInAgain Form={form} />;
  return session.value && !isKept() ? <IdleGuard /> : null;
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
  return <StillThere minutes={minutesLeft} onStay={stay} />;
}
