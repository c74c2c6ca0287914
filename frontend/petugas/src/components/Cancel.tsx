import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

const CANCEL: Text = { id: "Batal", en: "Cancel" };

/** The way out of a dialog that does nothing; `children`: in other words, or with its key. */
export function Cancel({ act, children }: { act: () => void; children?: ComponentChildren }) {
  return (
    <button type="button" class="app-button" onClick={act}>
      {children ?? say(CANCEL)}
    </button>
  );
}
