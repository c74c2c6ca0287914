import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect, useState } from "preact/hooks";

import { Choose } from "../../components/Choose.tsx";
import { KeyHint } from "../../components/KeyHint.tsx";
import { type Filters, type ListState, STATES } from "./address.ts";
import { districtChoices, typeChoices } from "./choices.ts";

const LABEL: Text = { id: "Saringan", en: "Filters" };
const WORDS: Text = { id: "Cari dalam daftar ini", en: "Search in this list" };
const HINT: Text = { id: "Nomor atau nama", en: "Number or name" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const ALL: Text = { id: "Semua", en: "All" };
const STATE: Text = { id: "Keadaan", en: "State" };
const DISTRICT: Text = { id: "Kecamatan", en: "District" };
const FROM: Text = { id: "Masuk dari", en: "Received from" };
const TO: Text = { id: "sampai", en: "to" };
const APPLY: Text = { id: "Saring", en: "Filter" };

const STATE_NAMES: Record<ListState, Text> = {
  free: { id: "Bebas", en: "Free" },
  mine: { id: "Saya pegang", en: "Held by me" },
  claimed: { id: "Dipegang orang lain", en: "Held by others" },
  overdue: { id: "Lewat tenggat", en: "Overdue" },
  signing_refused: { id: "Tanda tangan ditolak", en: "Signing refused" },
  with_applicant: { id: "Di pemohon", en: "With applicant" },
};

export const WORDS_ID = "saring-kata";

/** A change of a list counts at once; words and days do when they are sent. */
export function FilterBar({
  filters,
  words,
  change,
  seek,
}: {
  filters: Filters;
  words: string;
  change: (change: Partial<Filters>) => void;
  seek: (words: string) => void;
}) {
  const types = useLoaded(typeChoices, []).value ?? [];
  const districts = useLoaded(districtChoices, []).value ?? [];
  const [typed, setTyped] = useState({ words, from: filters.from, to: filters.to });
  useEffect(
    () => setTyped({ words, from: filters.from, to: filters.to }),
    [words, filters.from, filters.to],
  );
  return (
    <form
      class="app-filter"
      method="dialog"
      aria-label={say(LABEL)}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.words.trim() !== words) seek(typed.words.trim());
        else if (typed.from !== filters.from || typed.to !== filters.to)
          change({ from: typed.from, to: typed.to });
      }}
    >
      <label class="app-field">
        <span>
          {say(WORDS)} <KeyHint keys="f" />
        </span>
        <input
          id={WORDS_ID}
          class="app-input"
          type="search"
          autocomplete="off"
          placeholder={say(HINT)}
          value={typed.words}
          onInput={(event) => setTyped({ ...typed, words: event.currentTarget.value })}
        />
      </label>
      <Choose
        label={say(TYPE)}
        all={say(ALL)}
        value={filters.type}
        choices={types}
        onValue={(type) => change({ type })}
      />
      <Choose
        label={say(STATE)}
        all={say(ALL)}
        value={filters.state}
        choices={STATES.map((state) => ({ value: state, label: say(STATE_NAMES[state]) }))}
        onValue={(state) => change({ state: state as ListState | "" })}
      />
      <Choose
        label={say(DISTRICT)}
        all={say(ALL)}
        value={filters.district}
        choices={districts}
        onValue={(district) => change({ district })}
      />
      <Day label={say(FROM)} value={typed.from} onValue={(from) => setTyped({ ...typed, from })} />
      <Day label={say(TO)} value={typed.to} onValue={(to) => setTyped({ ...typed, to })} />
      <button type="submit" class="app-button">
        {say(APPLY)}
      </button>
    </form>
  );
}

function Day({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label class="app-field">
      <span>{label}</span>
      <input
        class="app-input"
        type="date"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}
