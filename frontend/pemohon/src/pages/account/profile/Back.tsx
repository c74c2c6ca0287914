import { say, type Text } from "bersama/language.ts";

const BACK: Text = { id: "Kembali ke profil", en: "Back to your profile" };

export function Back() {
  return (
    <a class="govuk-back-link" href="/profil">
      {say(BACK)}
    </a>
  );
}
