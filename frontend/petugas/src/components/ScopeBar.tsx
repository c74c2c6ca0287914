import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Scope } from "../pages/dashboard/address.ts";
import { districtChoices, typeChoices } from "../pages/queue/choices.ts";
import { Choose } from "./Choose.tsx";
import { Span, type SpanErrors } from "./Span.tsx";

const LABEL: Text = { id: "Yang dihitung", en: "What is counted" };
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
  errors?: SpanErrors;
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
      <Span span={typed} errors={errors} set={set} />
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
