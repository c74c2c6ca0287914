import type { Schemas } from "bersama/api/client.ts";
import { Radios } from "bersama/components/fields.tsx";
import type { Tied } from "bersama/form.ts";
import { say, type Text } from "bersama/language.ts";

type Language = Schemas["Language"];

const LABEL: Text = { id: "Bahasa e-mail undangan", en: "Language of the invitation" };

/** Of an e-mail to somebody of whom nothing is known: the sender knows. */
export function MailLanguage({ onValue, ...tied }: Tied<Language>) {
  return (
    <Radios
      {...tied}
      label={say(LABEL)}
      onValue={(chosen) => onValue(chosen as Language)}
      options={[
        { value: "id", label: "Bahasa Indonesia" },
        { value: "en", label: "English" },
      ]}
    />
  );
}
