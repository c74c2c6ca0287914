import { say, type Text } from "bersama/language.ts";

import { COMPLAINTS } from "../../footerLinks.ts";

const TITLE: Text = { id: "Di luar kantor kami", en: "Outside this office" };
const WHEN: Text = {
  id: "Tidak ingin mengadu kepada kami, atau tidak puas dengan hasilnya? Adukan di sini.",
  en: "You would rather not complain to us, or are not content with the outcome? Turn to these.",
};

/** The ways that do not end at the office that is complained of. */
export function Outside() {
  return (
    <>
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <p class="govuk-body">{say(WHEN)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {COMPLAINTS.filter(({ outside }) => outside).map(({ href, label }) => (
          <li key={href}>
            <a class="govuk-link" href={href} rel="noreferrer">
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
