// Only on a local stack: who can sign in, and where the messages are.

import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

interface Account {
  role: string;
  role_name: string;
  role_name_en: string;
  name: string;
  sign_in: string;
  password: string;
  second_factor?: string;
}

const TITLE: Text = { id: "Akun contoh", en: "Demo accounts" };
const LEAD: Text = {
  id: "Hanya ada di salinan lokal ini. Semua orangnya rekaan. Kata sandinya sama:",
  en: "They exist on this local stack only. The people are made up. The password of all:",
};
const SITES: readonly { citizens: boolean; href: string; text: Text }[] = [
  {
    citizens: true,
    href: "/masuk",
    text: { id: "Masuk sebagai pemohon", en: "Sign in as a citizen" },
  },
  { citizens: false, href: "/petugas/", text: { id: "Situs petugas", en: "The officers' site" } },
];
const CODE: Text = {
  id: "Kode masuk petugas saat ini",
  en: "The officers' sign-in code of now",
};
const OUTBOX: Text = {
  id: "Kotak keluar lokal: e-mail dan WhatsApp yang terkirim",
  en: "Local outbox: email and WhatsApp that were sent",
};
const API: Text = { id: "Dokumen API (OpenAPI 3.1)", en: "API document (OpenAPI 3.1)" };

export default function DemoAccounts() {
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  useEffect(() => {
    void fetch("/local/info.json")
      .then((found) => (found.ok ? found.json() : { accounts: [] }))
      .then((info: { accounts: Account[] }) => setAccounts(info.accounts));
  }, []);
  if (accounts.length === 0) return null;
  const withCode = accounts.some((account) => account.second_factor);
  return (
    <div class="app-local">
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <p class="govuk-body">
        {say(LEAD)} <strong>{accounts[0]?.password}</strong>
      </p>
      {SITES.map(({ citizens, href, text }) => (
        <section key={href}>
          <h3 class="govuk-heading-s">
            <a class="govuk-link" href={href}>
              {say(text)}
            </a>
          </h3>
          <dl class="govuk-summary-list">
            {accounts.filter((account) => (account.role === "citizen") === citizens).map(row)}
          </dl>
        </section>
      ))}
      <ul class="govuk-list">
        {withCode && link("/local/code", CODE)}
        {link("/local/outbox", OUTBOX)}
        {link("/api/openapi.json", API)}
      </ul>
    </div>
  );
}

function row(account: Account) {
  return (
    <div class="govuk-summary-list__row" key={account.sign_in}>
      <dt class="govuk-summary-list__key">
        {say({ id: account.role_name, en: account.role_name_en })}
      </dt>
      <dd class="govuk-summary-list__value">
        {account.name}
        <br />
        {account.sign_in}
      </dd>
    </div>
  );
}

function link(href: string, text: Text) {
  return (
    <li>
      <a class="govuk-link" href={href} target="_blank" rel="noopener">
        {say(text)}
      </a>
    </li>
  );
}
