// Permits of one person as cards, on the dashboard and in the list.

import type { Schemas } from "bersama/api/client.ts";
import { turning } from "bersama/components/turning.tsx";
import { day, officeDay } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import { StandingTag } from "./StandingTag.tsx";

const ISSUED: Text = { id: "terbit {day}", en: "issued {day}" };
const UNTIL: Text = { id: "Berlaku sampai {day}", en: "Valid until {day}" };
const NO_END: Text = { id: "Tanpa batas waktu", en: "No expiry date" };
const ENDS_SOON: Text = {
  id: "Berakhir {day}: lihat cara memperpanjang",
  en: "Ends {day}: see how to renew it",
};
const SURVEYS: Text = {
  id: "Isi {count} survei singkat untuk mengunduh",
  en: "Fill in {count} short {count:survey|surveys} to download it",
};

type Item = Schemas["PermitItem"];

/** `beside`: what else stands in a card, such as the box that takes it to the printer. */
export function PermitRows({
  items,
  beside = () => null,
}: {
  items: readonly Item[];
  beside?: (item: Item) => ComponentChildren;
}) {
  return (
    <ul class="app-files">
      {items.map((item) => (
        <li class="app-files__one" key={item.permit_id}>
          <p class="app-files__head">
            <a class="govuk-link govuk-!-font-weight-bold" href={`/izin-saya/${item.permit_id}`}>
              {item.type_name}
              {item.subject && <span class="app-files__subject">{item.subject}</span>}
            </a>
            <StandingTag standing={item.standing} />
          </p>
          <p class="govuk-body-s app-quiet">
            <span class="app-fact">{turning(item.number)}</span>
            <span class="app-fact">{say(ISSUED, { day: day(item.issued_on) })}</span>
          </p>
          <p class="govuk-body">{until(item)}</p>
          {item.missing_surveys.length > 0 && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/izin-saya/${item.permit_id}`}>
                {say(SURVEYS, { count: item.missing_surveys.length })}
              </a>
            </p>
          )}
          {beside(item)}
        </li>
      ))}
    </ul>
  );
}

/** Ninety days before the end there is time to renew without a gap. */
const SOON_DAYS = 90;

function until({ permit_id, standing, valid_until }: Item): ComponentChildren {
  if (!valid_until) return say(NO_END);
  const soon = officeDay(new Date(Date.now() + SOON_DAYS * 86_400_000));
  if (standing !== "in-force" || valid_until > soon) return say(UNTIL, { day: day(valid_until) });
  return (
    <a class="govuk-link govuk-!-font-weight-bold" href={`/izin-saya/${permit_id}`}>
      {say(ENDS_SOON, { day: day(valid_until) })}
    </a>
  );
}
