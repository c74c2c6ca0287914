import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { Icon } from "../components/Icon.tsx";
import { KeyHint } from "../components/KeyHint.tsx";
import { goWithWords } from "../url/words.ts";

const LABEL: Text = { id: "Cari di semua berkas", en: "Search all files" };
const HINT: Text = {
  id: "Cari nomor, NIK, atau nama di semua berkas",
  en: "Search numbers, NIK or names in all files",
};

export const SEARCH_ID = "cari-semua";

/** The words travel in the state of the history, never in an address. */
export function Search() {
  const { route } = useLocation();
  const [words, setWords] = useState("");
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of five years ago
    <form
      class="app-search"
      role="search"
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) goWithWords(route, "/petugas/cari", words.trim());
      }}
    >
      <Icon name="search" />
      <label class="app-hidden" for={SEARCH_ID}>
        {say(LABEL)}
      </label>
      <input
        id={SEARCH_ID}
        type="search"
        placeholder={say(HINT)}
        autocomplete="off"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <KeyHint keys="/" />
    </form>
  );
}
