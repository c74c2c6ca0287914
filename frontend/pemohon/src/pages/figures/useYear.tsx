// Figures of one year, and the choice of another.

import { Select } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useRef, useState } from "preact/hooks";

import { yearsUpTo } from "./years.ts";

const YEAR: Text = { id: "Tahun", en: "Year" };
const THIS_YEAR: Text = { id: "Tahun ini", en: "This year" };

/** `load` asks for one year's figures; without a year it is the service that says which. */
export function useYear<T extends { year: number }>(
  load: (query: { year?: number }) => Promise<T>,
) {
  const [year, setYear] = useState("");
  const found = useLoaded(() => load(year ? { year: Number(year) } : {}), [year]);
  const latest = useRef<number | undefined>(undefined); // the year the service answers with when none is asked for
  if (!year && found.value) latest.current = Math.max(latest.current ?? 0, found.value.year);
  const choice = (
    <Select
      id="tahun"
      label={say(YEAR)}
      prompt={latest.current ? String(latest.current) : say(THIS_YEAR)}
      value={year}
      onValue={setYear}
      options={(latest.current ? yearsUpTo(latest.current).slice(1) : []).map((each) => ({
        value: String(each),
        label: String(each),
      }))}
    />
  );
  return { found, choice };
}
