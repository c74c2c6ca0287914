import { say, type Text } from "bersama/language.ts";

import { KeyHint } from "../components/KeyHint.tsx";
import { switchSingleKeys } from "../desk.ts";
import { type Key, keysNow, singleKeys } from "./keys.ts";

const LABEL: Text = { id: "Tombol papan ketik di halaman ini", en: "Keys of this page" };
const OFF: Text = { id: "Matikan tombol tunggal", en: "Switch single keys off" };
const ON: Text = { id: "Nyalakan tombol tunggal", en: "Switch single keys on" };

const CAPS: Readonly<Record<string, string>> = {
  Escape: "Esc",
  "Shift+X": "Shift x",
  "Control+Enter": "Ctrl Enter",
};

const capOf = ({ keys }: Key) => CAPS[keys] ?? keys;

/** What can be pressed here, always below the page, and the way to switch it off. */
export function KeysBar() {
  const shown = singleKeys.value ? keysNow.value.filter((key) => !key.quiet) : [];
  const told = together(shown);
  return (
    <ul class="app-keys" aria-label={say(LABEL)}>
      {told.map(({ caps, does, everywhere }, at) => (
        <li
          key={caps}
          class={!everywhere && told[at + 1]?.everywhere ? "app-keys__own" : undefined}
        >
          <KeyHint keys={caps} /> {say(does)}
        </li>
      ))}
      <li>
        <button type="button" class="app-link" onClick={() => switchSingleKeys(!singleKeys.value)}>
          {say(singleKeys.value ? OFF : ON)}
        </button>
      </li>
    </ul>
  );
}

interface Told {
  caps: string;
  readonly does: Text;
  readonly everywhere: boolean;
}

/** Keys that share their words, such as j and k, stand side by side. */
export function together(keys: readonly Key[]): Told[] {
  const found: Told[] = [];
  for (const key of keys) {
    const last = found.at(-1);
    if (last?.does === key.does) last.caps += ` ${capOf(key)}`;
    else found.push({ caps: capOf(key), does: key.does, everywhere: key.everywhere ?? false });
  }
  return found;
}
