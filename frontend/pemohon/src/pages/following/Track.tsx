// How far an application has got: a piece for each step, and the desk that it lies on in words.

import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";

type Item = Schemas["ApplicationItem"];

const AT_STEP: Text = {
  id: "Tahap {number} dari {total}: {step}.",
  en: "Step {number} of {total}: {step}.",
};
const AT_NUMBER: Text = { id: "Tahap {number} dari {total}.", en: "Step {number} of {total}." };
const WITH_YOU: Text = {
  id: "Menunggu perbaikan dari Anda, pada tahap {number} dari {total}.",
  en: "Waiting for your correction, at step {number} of {total}.",
};

export const isRunning = ({ phase }: Item) => ["review", "correction", "signing"].includes(phase);

/** Where one piece of the bar stands. */
export function pieceOf({ phase, steps_done }: Item, index: number): string {
  if (phase === "signing" || phase === "issued" || index < steps_done) return "done";
  if (index > steps_done) return "ahead";
  return phase === "correction" ? "back" : "here";
}

export function Track({ item }: { item: Item }) {
  if (!isRunning(item) || item.steps_total === 0) return null;
  return (
    <>
      <div class="app-track" aria-hidden="true">
        {Array.from({ length: item.steps_total }, (_, index) => (
          <span key={index} class={`app-track__piece app-track__piece--${pieceOf(item, index)}`} />
        ))}
      </div>
      <p class="govuk-body-s">{whereItIs(item)}</p>
    </>
  );
}

function whereItIs(item: Item): string {
  const number = Math.min(item.steps_done + 1, item.steps_total);
  const total = item.steps_total;
  if (item.phase === "correction") return say(WITH_YOU, { number, total });
  const step = item.steps[item.steps_done]?.label;
  return step ? say(AT_STEP, { number, total, step }) : say(AT_NUMBER, { number, total });
}
