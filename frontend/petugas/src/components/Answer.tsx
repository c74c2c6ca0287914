// One question of a permit type, in the control of its kind.

import type { Schemas } from "bersama/api/client.ts";
import { DateField } from "bersama/components/DateField.tsx";
import {
  Checkbox,
  type FieldProps,
  Radios,
  TextArea,
  TextField,
} from "bersama/components/fields.tsx";
import { VillageField } from "bersama/components/VillageField.tsx";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

type Rule = Schemas["FieldRuleView"];
type Place = { name: string; place_id: string | null; note: string | null };

const FIRST_DAY: Text = { id: "{question}: hari pertama", en: "{question}: first day" };
const LAST_DAY: Text = { id: "{question}: hari terakhir", en: "{question}: last day" };
const FOR_LIFE: Text = { id: "Seumur hidup", en: "For life" };
const LINES: Text = { id: "Satu tempat tiap baris.", en: "One place on each line." };
const LIFETIME = "lifetime";
const LEVELS_OF_A_VILLAGE = 4;

/** `value` as the service stores it for this kind; null: no answer. */
export function Answer({
  rule,
  id,
  value,
  onValue,
  error,
}: {
  rule: Rule;
  id: string;
  value: unknown;
  onValue: (value: unknown) => void;
  error?: string | undefined;
}) {
  const common: FieldProps = {
    id,
    label: say(rule.label),
    ...(rule.help && { hint: say(rule.help) }),
    ...(!rule.required && { optional: true }),
    error,
  };
  const text = {
    ...common,
    value: typeof value === "string" || typeof value === "number" ? `${value}` : "",
    onValue: (typed: string) => onValue(typed || null),
  };
  switch (rule.kind) {
    case "choice":
      return (
        <Radios
          {...text}
          options={rule.choices.map((choice) => ({
            value: choice.value,
            label: say(choice.label),
          }))}
        />
      );
    case "date":
      return <DateField {...text} />;
    case "date_or_lifetime":
      return (
        <>
          {value !== LIFETIME && <DateField {...text} />}
          <Checkbox
            id={`${id}.seumur-hidup`}
            label={`${say(rule.label)}: ${say(FOR_LIFE).toLowerCase()}`}
            value={value === LIFETIME}
            onValue={(chosen) => onValue(chosen ? LIFETIME : null)}
          />
        </>
      );
    case "date_range":
      return <Range {...{ common, value, onValue }} />;
    case "long_text":
      return <TextArea {...text} maxLength={rule.max_length} />;
    case "integer":
      return <TextField {...text} width={10} native={{ inputMode: "numeric" }} />;
    case "places":
      return <Places {...{ common, value, onValue }} />;
    case "village":
      return (
        <fieldset class="govuk-fieldset app-field">
          <legend class="govuk-label">{say(rule.label)}</legend>
          <VillageField
            id={id}
            value={codeOf(value)}
            onValue={(code) => code.split(".").length === LEVELS_OF_A_VILLAGE && onValue(code)}
            error={error}
            within={rule.within ?? ""}
          />
        </fieldset>
      );
    default:
      return <TextField {...text} />;
  }
}

interface Part {
  common: FieldProps;
  value: unknown;
  onValue: (value: unknown) => void;
}

function Range({ common, value, onValue }: Part) {
  const range = { from: "", to: "", ...(value as { from?: string; to?: string } | null) };
  const change = (part: Partial<typeof range>) => {
    const next = { ...range, ...part };
    onValue(next.from || next.to ? next : null);
  };
  const question = common.label;
  return (
    <>
      <DateField
        {...common}
        id={`${common.id}.from`}
        label={say(FIRST_DAY, { question })}
        value={range.from}
        onValue={(from) => change({ from })}
      />
      <DateField
        id={`${common.id}.to`}
        label={say(LAST_DAY, { question })}
        value={range.to}
        onValue={(to) => change({ to })}
      />
    </>
  );
}

/** What was chosen from the office's list elsewhere stays chosen while its line stays. */
function Places({ common, value, onValue }: Part) {
  const known = (value as Place[] | null) ?? [];
  const [typed, setTyped] = useState(() => known.map(({ name }) => name).join("\n"));
  return (
    <TextArea
      {...common}
      hint={[common.hint, say(LINES)].filter(Boolean).join(" ")}
      value={typed}
      onValue={(lines) => {
        setTyped(lines);
        const names = lines.split("\n").map((line) => line.trim());
        const places = names.filter(Boolean).map((name) => placeOf(name, known));
        onValue(places.length > 0 ? places : null);
      }}
      rows={3}
    />
  );
}

const placeOf = (name: string, known: readonly Place[]): Place =>
  known.find((one) => one.name === name) ?? { name, place_id: null, note: null };

const codeOf = (value: unknown): string =>
  typeof value === "string" ? value : ((value as { code?: string } | null)?.code ?? "");
