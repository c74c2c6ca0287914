import { say, type Text } from "bersama/language.ts";

const BACK: Text = { id: "Kembali ke profil", en: "Back to your profile" };
const TO_APPLICATION: Text = { id: "Kembali ke permohonan", en: "Back to the application" };

/** `to`: where a person came from, unless from the profile. */
export function Back({ to }: { to?: string | undefined }) {
  return (
    <a class="govuk-back-link" href={to ?? "/profil"}>
      {say(to ? TO_APPLICATION : BACK)}
    </a>
  );
}
