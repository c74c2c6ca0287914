// Only on a local stack: who can sign in, and where the messages are.

import { Scroll } from "bersama/components/Scroll.tsx";
import { say, type Text } from "bersama/language.ts";
import { useEffect, useState } from "preact/hooks";

interface Account {
  role: string;
  name: string;
  sign_in: string;
  password: string;
}

const TITLE: Text = { id: "Akun contoh", en: "Demo accounts" };
const LEAD: Text = {
  id: "Hanya ada di tumpukan lokal ini. Orangnya rekaan.",
  en: "They exist on this local stack only. The people are made up.",
};
const COLUMNS: readonly Text[] = [
  { id: "Peran", en: "Role" },
  { id: "Nama", en: "Name" },
  { id: "Masuk dengan", en: "Signs in with" },
  { id: "Kata sandi", en: "Password" },
];
const OUTBOX: Text = {
  id: "Kotak keluar lokal: e-mail dan WhatsApp yang terkirim",
  en: "Local outbox: e-mail and WhatsApp that were sent",
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
  return (
    <div class="app-local">
      <h2 class="govuk-heading-m">{say(TITLE)}</h2>
      <p class="govuk-body">{say(LEAD)}</p>
      <Scroll label={say(TITLE)}>
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr>
              {COLUMNS.map((column) => (
                <th scope="col" class="govuk-table__header" key={column.id}>
                  {say(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ role, name, sign_in, password }) => (
              <tr key={sign_in} class="govuk-table__row">
                {[role, name, sign_in, password].map((shown) => (
                  <td class="govuk-table__cell" key={shown}>
                    {shown}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/local/outbox" target="_blank" rel="noopener">
            {say(OUTBOX)}
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/api/openapi.json" target="_blank" rel="noopener">
            {say(API)}
          </a>
        </li>
      </ul>
    </div>
  );
}
