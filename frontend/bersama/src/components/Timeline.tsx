import type { ComponentChildren } from "preact";

import { day } from "../format.ts";
import { say, type Text } from "../language.ts";

export type StepState = "done" | "current" | "returned" | "waiting" | "stopped";

export interface TimelineStep {
  label: string;
  state: StepState;
  /** A calendar date. */
  on?: string | null;
  note?: ComponentChildren;
}

const STATES: Record<StepState, Text> = {
  done: { id: "Selesai", en: "Done" },
  current: { id: "Sedang berjalan", en: "Under way" },
  returned: { id: "Dikembalikan", en: "Returned" },
  waiting: { id: "Menunggu", en: "Waiting" },
  stopped: { id: "Berhenti", en: "Stopped" },
};

/** How the last row stands, which is the permit itself. */
export function endOf(phase: string): StepState {
  if (phase === "issued") return "done";
  if (phase === "signing") return "current";
  return phase === "rejected" || phase === "withdrawn" ? "stopped" : "waiting";
}

/** The chain of an application, step by step. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol class="app-timeline">
      {steps.map((step) => (
        <li
          key={step.label}
          class={`app-timeline__step app-timeline__step--${step.state}`}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span class="app-timeline__label">{step.label}</span>
          <span class="app-timeline__state">
            {say(STATES[step.state])}
            {step.on && ` · ${day(step.on)}`}
          </span>
          {step.note}
        </li>
      ))}
    </ol>
  );
}
