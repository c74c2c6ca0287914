// One field of a permit type as a control of its kind.

import { DateField } from "bersama/components/DateField.tsx";
import { Radios, TextArea, TextField } from "bersama/components/fields.tsx";
import { later } from "bersama/components/later.tsx";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import type { ControlProps } from "./control.ts";
import { Group, type Question } from "./Group.tsx";
import { controlId } from "./paths.ts";
import { asRange, asText, asVillageCode, isWhole, LIFETIME } from "./values.ts";

const PlacesControl = later(async () => (await import("./PlacesControl.tsx")).PlacesControl);
const VillageField = later(
  async () => (await import("bersama/components/VillageField.tsx")).VillageField,
);

const FIRST_DAY: Text = { id: "Hari pertama", en: "First day" };
const LAST_DAY: Text = { id: "Hari terakhir", en: "Last day" };
const UNTIL: Text = { id: "Sampai tanggal tertentu", en: "Until a date" };
const FOR_LIFE: Text = { id: "Seumur hidup", en: "For life" };
const LAST_DATE: Text = { id: "Berlaku sampai", en: "Valid until" };

export function FieldControl({ rule, value, onValue, errorAt }: ControlProps) {
  const id = controlId(rule);
  const label = say(rule.label);
  const common = {
    id,
    label,
    hint: rule.help ? say(rule.help) : undefined,
    optional: !rule.required,
    error: errorAt(id),
  };
  const text = { ...common, value: asText(value), onValue };
  switch (rule.kind) {
    case "long_text":
      return <TextArea {...text} />;
    case "email":
      return (
        <TextField
          {...text}
          native={{ type: "email", autocapitalize: "none", spellcheck: false }}
        />
      );
    case "phone":
      return <TextField {...text} width={20} native={{ type: "tel", inputMode: "tel" }} />;
    case "integer":
      return <TextField {...text} width={10} native={{ inputMode: "numeric" }} />;
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
    case "date_range":
      return <DateRange common={common} value={value} onValue={onValue} errorAt={errorAt} />;
    case "date_or_lifetime":
      return <DateOrLifetime common={common} value={value} onValue={onValue} />;
    case "places":
      return <PlacesControl rule={rule} value={value} onValue={onValue} errorAt={errorAt} />;
    case "village":
      return (
        <Group {...common}>
          <VillageField
            id={id}
            value={asVillageCode(value)}
            onValue={(code) => onValue(isWhole(rule, code) ? code : null)}
            within={rule.within ?? ""}
          />
        </Group>
      );
    default:
      return <TextField {...text} native={rule.title_case ? { autocapitalize: "words" } : {}} />;
  }
}

type Part = { common: Question } & Omit<ControlProps, "rule" | "errorAt">;

function DateRange({ common, value, onValue, errorAt }: Part & Pick<ControlProps, "errorAt">) {
  const { from, to } = asRange(value);
  const change = (part: { from?: string; to?: string }) => {
    const range = { from, to, ...part };
    onValue(range.from || range.to ? range : null);
  };
  return (
    <Group {...common}>
      <div class="app-inner">
        <DateField
          id={`${common.id}.from`}
          label={say(FIRST_DAY)}
          value={from}
          onValue={(date) => change({ from: date })}
          error={errorAt(`${common.id}.from`)}
        />
        <DateField
          id={`${common.id}.to`}
          label={say(LAST_DAY)}
          value={to}
          onValue={(date) => change({ to: date })}
          error={errorAt(`${common.id}.to`)}
        />
      </div>
    </Group>
  );
}

const DATED = "date";

function DateOrLifetime({ common, value, onValue }: Part) {
  const date = value === LIFETIME ? "" : asText(value);
  const [chosen, choose] = useState(value === LIFETIME ? LIFETIME : date && DATED);
  return (
    <>
      <Radios
        {...common}
        value={chosen}
        onValue={(now) => {
          choose(now);
          onValue(now === LIFETIME ? LIFETIME : null);
        }}
        options={[
          { value: DATED, label: say(UNTIL) },
          { value: LIFETIME, label: say(FOR_LIFE) },
        ]}
      />
      {chosen === DATED && (
        <div class="app-inner">
          <DateField
            id={`${common.id}.date`}
            label={say(LAST_DATE)}
            value={date}
            onValue={(typed) => onValue(typed || null)}
          />
        </div>
      )}
    </>
  );
}
