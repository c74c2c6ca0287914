import { TextField } from "bersama/components/fields.tsx";
import type { Tied } from "bersama/form.ts";
import { say } from "bersama/language.ts";

import { NIK } from "./words.ts";

/** Typed from the KTP that lies on the desk; the browser of the counter remembers none. */
export function NikField({ field }: { field: Tied<string> }) {
  return (
    <TextField
      {...field}
      label={say(NIK)}
      width={20}
      native={{ inputMode: "numeric", autocomplete: "off" }}
    />
  );
}
