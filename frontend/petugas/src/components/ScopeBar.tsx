import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Scope } from "../pages/dashboard/address.ts";
import { districtChoices, typeChoices } from "../pages/queue/choices.ts";
import { Choose } from "./Choose.tsx";

const LABEL: Text = { id: "Yang dihitung", en: "What is counted" };
const FROM: Text = { id: "Dari", en: "From" };
const TO: Text = { id: "sampai", en: "to" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const ALL_TYPES: Text = { id: "Semua jenis", en: "All types" };
const DISTRICT: Text = { id: "Kecamatan", en: "District" };
const ALL: Text = { id: "Semua", en: "All" };

/** Days, type and district, which count when they are sent. */
export function ScopeBar({
  scope,
  change,
  act,
  errors = {},
  children,
}: {
  scope: Scope;
  change: (scope: Scope) => void;
  act: string;
  /** Of a refusal, by field. */
  errors?: { readonly [name in "from" | "to"]?: string | undefined };
  children?: ComponentChildren;
}) {
  const types = useLoaded(typeChoices, []).value ?? [];
  const districts = useLoaded(districtChoices, []).value ?? [];
  const [typed, setTyped] = useState(scope);
  useEffect(() => setTyped(scope), [scope.from, scope.to, scope.type, scope.district]);
  const set = (part: Partial<Scope>) => setTyped({ ...typed, ...part });
  return (
    <form
      class="app-scope"
      method="dialog"
      aria-label={say(LABEL)}
      onSubmit={(event) => {
        event.preventDefault();
        change(typed);
      }}
    >
      <Day name="from" label={say(FROM)} value={typed.from} error={errors.from} set={set} />
      <Day name="to" label={say(TO)} value={typed.to} error={errors.to} set={set} />
      <Choose
        label={say(TYPE)}
        all={say(ALL_TYPES)}
        value={typed.type}
        choices={types}
        onValue={(type) => set({ type })}
      />
      <Choose
        label={say(DISTRICT)}
        all={say(ALL)}
        value={typed.district}
        choices={districts}
        onValue={(district) => set({ district })}
      />
      <div class="app-actions">
        <button type="submit" class="app-button">
          {act}
        </button>
        {children}
      </div>
    </form>
  );
}

function Day({
  name,
  label,
  value,
  error,
  set,
}: {
  name: "from" | "to";
  label: string;
  value: string;
  error: string | undefined;
  set: (part: Partial<Scope>) => void;
}) {
  const id = `rentang-${name}`;
  return (
    <label class="app-field">
      <span>{label}</span>
      {error && (
        <span id={`${id}-galat`} class="govuk-error-message">
          {error}
        </span>
      )}
      <input
        id={id}
        class="app-input"
        type="date"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-galat` : undefined}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}
