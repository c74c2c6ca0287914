import { say, type Text } from "bersama/language.ts";

const BACK: Text = { id: "Kembali", en: "Back" };

export function Back({ href, label = BACK }: { href: string; label?: Text }) {
  return (
    <a class="govuk-back-link app-back" href={href}>
      {say(label)}
    </a>
  );
}
