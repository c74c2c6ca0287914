import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { Icon } from "../../components/Icon.tsx";
import type { Filters } from "./address.ts";
import { type Choice, districtChoices, typeChoices } from "./choices.ts";

const FROM: Text = { id: "Masuk dari {day}", en: "Received from {day}" };
const TO: Text = { id: "Masuk sampai {day}", en: "Received until {day}" };
const FILTERED: Text = { id: "Disaring:", en: "Filtered by:" };
const REMOVE: Text = { id: "hapus saringan", en: "remove filter" };
const CLEAR: Text = { id: "Hapus semua", en: "Clear all" };

type Without = "words" | "type" | "district" | "from" | "to";

function chipsOf(
  filters: Filters,
  words: string,
  types: readonly Choice[],
  districts: readonly Choice[],
): { label: string; without: Without }[] {
  const named = (choices: readonly Choice[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  const all: { label: string; without: Without }[] = [
    { label: words && `“${words}”`, without: "words" },
    { label: filters.type && named(types, filters.type), without: "type" },
    { label: filters.district && named(districts, filters.district), without: "district" },
    { label: filters.from && say(FROM, { day: filters.from }), without: "from" },
    { label: filters.to && say(TO, { day: filters.to }), without: "to" },
  ];
  return all.filter(({ label }) => label !== "");
}

/** What narrows the list, each with the way to take it off. */
export function Chips({
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
  const chips = chipsOf(filters, words, types, districts);
  if (chips.length === 0) return null;
  return (
    <div class="app-chips">
      {say(FILTERED)}
      {chips.map(({ label, without }) => (
        <button
          type="button"
          class="app-chip"
          key={label}
          onClick={() => (without === "words" ? seek("") : change({ [without]: "" }))}
        >
          {label} <Icon name="cross" size={12} />
          <span class="app-hidden">{say(REMOVE)}</span>
        </button>
      ))}
      <button
        type="button"
        class="app-link"
        onClick={() => change({ type: "", district: "", from: "", to: "" })}
      >
        {say(CLEAR)}
      </button>
    </div>
  );
}
