// Fields of a permit type that are dates.

import { DateField } from "bersama/components/DateField.tsx";
import { Radios } from "bersama/components/fields.tsx";
import { say, type Text } from "bersama/language.ts";
import { useState } from "preact/hooks";

import type { ControlProps } from "./control.ts";
import { Group, type Question } from "./Group.tsx";
import { asRange, asText, LIFETIME } from "./values.ts";

const FIRST_DAY: Text = { id: "Hari pertama", en: "First day" };
const LAST_DAY: Text = { id: "Hari terakhir", en: "Last day" };
const UNTIL: Text = { id: "Sampai tanggal tertentu", en: "Until a date" };
const FOR_LIFE: Text = { id: "Seumur hidup", en: "For life" };
const LAST_DATE: Text = { id: "Berlaku sampai", en: "Valid until" };

type Part = { common: Question } & Omit<ControlProps, "rule" | "errorAt">;

export function Dates({ rule, errorAt, ...part }: Part & ControlProps) {
  if (rule.kind === "date_range") return <DateRange {...part} errorAt={errorAt} />;
  if (rule.kind === "date_or_lifetime") return <DateOrLifetime {...part} />;
  return <DateField {...part.common} value={asText(part.value)} onValue={part.onValue} />;
}

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
