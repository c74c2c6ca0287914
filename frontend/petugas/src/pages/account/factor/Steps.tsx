import { say, type Text } from "bersama/language.ts";

import { Icon } from "../../../components/Icon.tsx";

const STEPS: readonly Text[] = [
  { id: "Pindai", en: "Scan" },
  { id: "Ketik kode", en: "Type the code" },
  { id: "Simpan kode cadangan", en: "Keep the recovery codes" },
];

/** Where one is of the three steps of an enrolment. */
export function Steps({ now }: { now: number }) {
  return (
    <ol class="app-steps">
      {STEPS.map((step, index) => (
        <li key={step.id} aria-current={index === now ? "step" : undefined}>
          <Icon name={index < now ? "done" : index === now ? "half" : "ring"} size={12} />
          {index + 1}. {say(step)}
        </li>
      ))}
    </ol>
  );
}
