// What stands under every page: where the office is, people's rights, and where to complain.

import type { Schemas } from "bersama/api/client.ts";
import { EMBLEM } from "bersama/api/rules.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { COMPLAINTS, type FooterItem, HELP, RIGHTS } from "./footerLinks.ts";
import { office } from "./office.ts";

const RIGHTS_TITLE: Text = { id: "Hak Anda", en: "Your rights" };
const COMPLAINTS_TITLE: Text = { id: "Mengadu", en: "Complaints" };
const HELP_TITLE: Text = { id: "Bantuan", en: "Help" };
const FREE: Text = {
  id: "Semua layanan gratis. Petugas tidak pernah meminta uang atau kata sandi, juga tidak lewat WhatsApp.",
  en: "Everything here is free. Officers never ask for money or a password, not by WhatsApp either.",
};
const PHONE: Text = { id: "Telepon {phone}", en: "Phone {phone}" };
const REGIONS: Text = {
  id: "Data wilayah: idn-area-data, ODbL 1.0",
  en: "Data of regions: idn-area-data, ODbL 1.0",
};

export function Footer() {
  const { value } = useLoaded(office, []);
  return (
    <>
      <div class="app-footer__parts">
        {value && <Office {...value} />}
        <Links title={RIGHTS_TITLE} items={RIGHTS} />
        <Links title={COMPLAINTS_TITLE} items={COMPLAINTS} />
        <Links title={HELP_TITLE} items={HELP} />
      </div>
      <p class="app-footer__free">{say(FREE)}</p>
      <p>
        {/* a file, not a page: the target keeps the router from taking it */}
        <a href="/wilayah/NOTICE.txt" target="_blank" rel="license noopener">
          {say(REGIONS)}
        </a>
      </p>
    </>
  );
}

function Office({
  name,
  regency,
  address,
  city,
  postal_code,
  phone,
  email,
}: Schemas["OfficeView"]) {
  return (
    <address class="app-footer__office">
      {EMBLEM && <img class="app-emblem" src={EMBLEM} alt="" />}
      <strong>{name}</strong>
      <span class="app-line">{regency}</span>
      <span class="app-line">
        {address}, {city} {postal_code}
      </span>
      <span class="app-line">{say(PHONE, { phone })}</span>
      <a href={`mailto:${email}`}>{email}</a>
    </address>
  );
}

function Links({ title, items }: { title: Text; items: readonly FooterItem[] }) {
  return (
    <div>
      <h2 class="govuk-heading-s">{say(title)}</h2>
      <ul class="app-footer__links">
        {items.map(({ href, label, outside }) => (
          <li key={href}>
            <a href={href} {...(outside && { rel: "noopener" })}>
              {say(label)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
