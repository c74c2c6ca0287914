// A stored value as people read it.

import { day, number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import type { FieldRule } from "../application.ts";
import { asPlaces, asRange, asText, isEmpty, LIFETIME, type Village } from "./values.ts";

const FOR_LIFE: Text = { id: "Seumur hidup", en: "For life" };
const RANGE: Text = { id: "{from} sampai {to}", en: "{from} to {to}" };
const VILLAGE: Text = { id: "{name}, Kecamatan {district}", en: "{name}, Kecamatan {district}" };

/** `null` when there is none. */
export function shownValue(rule: FieldRule, value: unknown): ComponentChildren {
  if (isEmpty(value)) return null;
  switch (rule.kind) {
    case "date":
      return day(asText(value));
    case "date_or_lifetime":
      return value === LIFETIME ? say(FOR_LIFE) : day(asText(value));
    case "date_range": {
      const { from, to } = asRange(value);
      return say(RANGE, { from: day(from), to: day(to) });
    }
    case "choice": {
      const chosen = rule.choices.find((choice) => choice.value === value);
      return chosen ? say(chosen.label) : asText(value);
    }
    case "integer":
      return number(Number(value));
    case "long_text":
      return <span class="app-pre">{asText(value)}</span>;
    case "places":
      return (
        <ul class="govuk-list app-flat">
          {asPlaces(value).map((place) => (
            <li key={place.name}>
              {place.name}
              {place.note && <span class="app-line app-quiet">{place.note}</span>}
            </li>
          ))}
        </ul>
      );
    case "village": {
      const { name, district } = value as Village;
      return say(VILLAGE, { name, district });
    }
    default:
      return asText(value);
  }
}
