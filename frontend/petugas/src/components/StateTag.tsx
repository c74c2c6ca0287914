// A state is a word, a shape and a colour: any one of them is enough.

import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import { Icon, type IconName } from "./Icon.tsx";

type Tone = "plain" | "mine" | "info" | "good" | "warn" | "bad";

const STATES = {
  free: { tone: "plain", icon: "ring", word: { id: "Bebas", en: "Free" } },
  mine: { tone: "mine", icon: "disc", word: { id: "Anda", en: "You" } },
  held: { tone: "info", icon: "barred", word: { id: "Dipegang", en: "Held" } },
  watching: { tone: "info", icon: "held", word: { id: "Melihat", en: "Looking" } },
  underWay: { tone: "info", icon: "half", word: { id: "Sedang diproses", en: "Under way" } },
  applicant: { tone: "plain", icon: "pause", word: { id: "Di pemohon", en: "With applicant" } },
  overdue: { tone: "warn", icon: "alert", word: { id: "Lewat", en: "Overdue" } },
  check: { tone: "warn", icon: "alert", word: { id: "Periksa", en: "Check" } },
  today: { tone: "warn", icon: "flag", word: { id: "hari ini", en: "today" } },
  escalated: { tone: "bad", icon: "flag", word: { id: "Eskalasi", en: "Escalated" } },
  accepted: { tone: "good", icon: "done", word: { id: "Diterima", en: "Accepted" } },
  issued: { tone: "good", icon: "done", word: { id: "Terbit", en: "Issued" } },
  refused: { tone: "bad", icon: "failed", word: { id: "Ditolak", en: "Refused" } },
  failed: { tone: "bad", icon: "failed", word: { id: "Gagal", en: "Failed" } },
  signingRefused: {
    tone: "bad",
    icon: "failed",
    word: { id: "Tanda tangan ditolak", en: "Signing refused" },
  },
  waiting: { tone: "plain", icon: "ring", word: { id: "Menunggu", en: "Waiting" } },
  unchecked: { tone: "plain", icon: "box", word: { id: "Belum diperiksa", en: "Not yet checked" } },
  missing: { tone: "plain", icon: "ring", word: { id: "Belum diunggah", en: "Not uploaded" } },
  replaced: { tone: "info", icon: "replaced", word: { id: "Diganti", en: "Replaced" } },
  toCorrect: { tone: "warn", icon: "returned", word: { id: "Perlu perbaikan", en: "To correct" } },
  draft: { tone: "plain", icon: "draft", word: { id: "Draf", en: "Draft" } },
} as const satisfies Record<string, { tone: Tone; icon: IconName; word: Text }>;

export type State = keyof typeof STATES;

/** `children`: instead of the state's own word, such as a name and since when. */
export function StateTag({ state, children }: { state: State; children?: ComponentChildren }) {
  const { tone, icon, word } = STATES[state];
  return (
    <span class={`app-tag${tone === "plain" ? "" : ` app-tag--${tone}`}`}>
      <Icon name={icon} size={12} />
      {children ?? say(word)}
    </span>
  );
}
