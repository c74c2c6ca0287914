import { say, type Text } from "bersama/language.ts";

import { KeyButton } from "../../components/DecisionBar.tsx";

const FOR: Text = { id: "Untuk berkas terpilih", en: "For the ticked files" };
const COUNT: Text = { id: "{count} berkas dipilih", en: "{count} {count:file|files} ticked" };
const CLAIM: Text = { id: "Ambil", en: "Take" };
const HAND_OVER: Text = { id: "Serahkan ke…", en: "Hand over to…" };
const RELEASE: Text = { id: "Lepaskan", en: "Release" };
const SIGN: Text = { id: "Tanda tangani…", en: "Sign…" };
const OTHERS: Text = {
  id: "Berkas yang sedang dipegang orang lain tidak ikut berubah.",
  en: "Files that somebody else holds are left as they are.",
};

export function Bulk({
  count,
  claim,
  handOver,
  release,
  sign,
}: {
  count: number;
  claim: () => void;
  handOver: () => void;
  release: () => void;
  sign: (() => void) | undefined;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no fieldset
    <div class="app-bulk" role="group" aria-label={say(FOR)}>
      <b role="status">{say(COUNT, { count })}</b>
      <KeyButton small keys="Enter" onPress={claim}>
        {say(CLAIM)}
      </KeyButton>
      <KeyButton small keys="e" onPress={handOver}>
        {say(HAND_OVER)}
      </KeyButton>
      <KeyButton small keys="u" onPress={release}>
        {say(RELEASE)}
      </KeyButton>
      {sign && (
        <KeyButton small onPress={sign}>
          {say(SIGN)}
        </KeyButton>
      )}
      <span class="app-bulk__aside">{say(OTHERS)}</span>
    </div>
  );
}
