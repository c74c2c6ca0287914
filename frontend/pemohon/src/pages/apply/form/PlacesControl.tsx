import { say } from "bersama/language.ts";

import type { ControlProps } from "./control.ts";
import { PlacesField } from "./PlacesField.tsx";
import { controlId } from "./paths.ts";
import { asPlaces } from "./values.ts";

/** A field of kind `places` as a control. */
export function PlacesControl({ rule, value, onValue, errorAt }: ControlProps) {
  const id = controlId(rule);
  return (
    <PlacesField
      id={id}
      label={say(rule.label)}
      hint={rule.help ? say(rule.help) : undefined}
      optional={!rule.required}
      error={errorAt(id)}
      errorAt={errorAt}
      value={asPlaces(value)}
      onValue={onValue}
      maximum={rule.maximum}
    />
  );
}
