// Whose office this is: who answers for it, and when its counter is open.

import type { Schemas } from "bersama/api/client.ts";
import { PORTRAIT } from "bersama/api/rules.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { clock } from "bersama/spelt.ts";

import { office } from "../../office.ts";

const TITLE: Text = { id: "Kantor kami", en: "Our office" };
const PICTURE: Text = { id: "Foto {name}", en: "Photo of {name}" };
const PLEDGE: Text = { id: "Maklumat pelayanan", en: "Our service pledge" };
const COUNTER: Text = { id: "Loket di kantor", en: "The counter at our office" };
const MON_THU: Text = { id: "Senin–Kamis", en: "Monday–Thursday" };
const FRIDAY: Text = { id: "Jumat", en: "Friday" };
const NEXT_OFF: Text = { id: "Libur berikutnya", en: "Next day off" };
const NO_PHONE: Text = {
  id: "Tidak punya ponsel? Petugas loket mengisikannya bersama Anda.",
  en: "No phone? An officer at the counter fills it in together with you.",
};
const WHERE: Text = { id: "Alamat kantor", en: "Where we are" };

type Office = Schemas["OfficeView"];

export function Face() {
  const { value } = useLoaded(office, []);
  if (!value) return null;
  return (
    <section class="app-face" aria-labelledby="kantor">
      <h2 class="govuk-visually-hidden" id="kantor">
        {say(TITLE)}
      </h2>
      <Head {...value.head} />
      <Counter {...value} />
    </section>
  );
}

function Head({ name, title, words }: Office["head"]) {
  return (
    <figure class="app-face__head">
      {PORTRAIT ? <img src={PORTRAIT} alt={say(PICTURE, { name })} /> : <Figure />}
      <div>
        {words && <blockquote>“{say(words)}”</blockquote>}
        <figcaption>
          <strong>{name}</strong>
          <span class="app-line app-quiet">{title}</span>
        </figcaption>
        <a class="govuk-link" href="/standar">
          {say(PLEDGE)}
        </a>
      </div>
    </figure>
  );
}

function Counter({ hours, next_day_off: off }: Office) {
  const { opens, closes, friday_break_from, friday_break_to } = hours;
  const rows: (readonly [Text, string])[] = [
    [MON_THU, `${clock(opens)}–${clock(closes)}`],
    [
      FRIDAY,
      `${clock(opens)}–${clock(friday_break_from)}, ${clock(friday_break_to)}–${clock(closes)}`,
    ],
  ];
  if (off) rows.push([NEXT_OFF, `${day(off.date)}: ${say(off.name)}`]);
  return (
    <div>
      <h3 class="govuk-heading-s">{say(COUNTER)}</h3>
      <dl class="app-face__hours">
        {rows.map(([label, value]) => (
          <div key={label.id}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="govuk-body">
        {say(NO_PHONE)}{" "}
        <a class="govuk-link" href="/kontak">
          {say(WHERE)}
        </a>
      </p>
    </div>
  );
}

/** Somebody of the office, in a peci: where its head has given no picture. */
function Figure() {
  return (
    <svg viewBox="0 0 120 140" aria-hidden="true" focusable="false">
      <path class="app-face__ground" d="M0 0h120v140H0z" />
      <path class="app-face__coat" d="M10 140c0-36 22-46 50-46s50 10 50 46z" />
      <path class="app-face__shirt" d="M44 96c4 12 28 12 32 0l6 2-22 24-22-24z" />
      <circle class="app-face__skin" cx="60" cy="64" r="25" />
      <path class="app-face__peci" d="M34 58 38 34q22-10 44 0l4 24q-26-10-52 0z" />
    </svg>
  );
}
