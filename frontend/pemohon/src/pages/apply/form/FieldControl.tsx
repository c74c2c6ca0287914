// One field of a permit type as a control of its kind.

import { Radios, TextArea, TextField } from "bersama/components/fields.tsx";
import { later } from "bersama/components/later.tsx";
import { say } from "bersama/language.ts";

import type { ControlProps } from "./control.ts";
import { Group } from "./Group.tsx";
import { controlId } from "./paths.ts";
import { asText, asVillageCode, isWhole } from "./values.ts";

const Dates = later(async () => (await import("./Dates.tsx")).Dates);
const PlacesControl = later(async () => (await import("./PlacesControl.tsx")).PlacesControl);
const VillageField = later(
  async () => (await import("bersama/components/VillageField.tsx")).VillageField,
);

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
    case "date_range":
    case "date_or_lifetime":
      return <Dates {...{ rule, common, value, onValue, errorAt }} />;
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
