import { answer, api, type Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Details, Notice, Show, SummaryList } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { clock, phone } from "bersama/spelt.ts";

import { office } from "../../office.ts";
import { HelpNav } from "./HelpNav.tsx";

const TITLE: Text = { id: "Hubungi kami", en: "Contact" };
const WHATSAPP: Text = { id: "WhatsApp", en: "WhatsApp" };
const KEYWORD: Text = {
  id: "Kirim kata KONTAK ke salah satu nomor WhatsApp kami: kami langsung membalas dengan nomor petugas, juga di luar jam kerja.",
  en: "Send the word KONTAK to one of our WhatsApp numbers: we reply with the officers' numbers straight away, even outside office hours.",
};
const MESSAGES: Text = {
  id: "Punya akun? Tulis di menu Pesan: petugas melihat permohonan Anda saat menjawab.",
  en: "Have an account? Write under Messages: officers see your application when they answer.",
};
const TO_MESSAGES: Text = { id: "Ke Pesan", en: "To Messages" };
const OFFICE: Text = { id: "Kantor", en: "Office" };
const ADDRESS: Text = { id: "Alamat", en: "Address" };
const PHONE: Text = { id: "Telepon", en: "Telephone" };
const EMAIL: Text = { id: "E-mail", en: "Email" };
const HOURS: Text = { id: "Jam kerja", en: "Office hours" };
const MON_THU: Text = { id: "Senin–Kamis", en: "Monday to Thursday" };
const FRIDAY: Text = { id: "Jumat", en: "Friday" };
const WEEKEND: Text = { id: "Sabtu, Minggu, hari libur", en: "Weekends and holidays" };
const CLOSED: Text = { id: "Tutup", en: "Closed" };
const BREAK: Text = { id: "istirahat {from}–{to}", en: "break {from}–{to}" };
const HOLIDAYS: Text = { id: "Hari libur {year}", en: "Holidays in {year}" };
const WORKED: Text = { id: "tetap buka", en: "open all the same" };
const NO_MONEY: Text = {
  id: "Semua layanan gratis. Jangan memberi uang kepada siapa pun, dan jangan memberikan kata sandi: petugas tidak pernah memintanya.",
  en: "Every service is free of charge. Do not give money or your password to anybody: officers never ask for them.",
};

export default function Contact() {
  const found = useLoaded(() => Promise.all([office(), answer(api.GET("/api/calendar"))]), []);
  return (
    <Page title={say(TITLE)}>
      <HelpNav />
      <Notice tone="warn">
        <p class="govuk-body">{say(NO_MONEY)}</p>
      </Notice>
      <Show loaded={found}>
        {([office, { year, days }]) => (
          <>
            <Office office={office} />
            <Details summary={say(HOLIDAYS, { year })}>
              <ul class="govuk-list">
                {days.map(({ date, name, kind }) => (
                  <li key={date}>
                    {day(date)}: {say(name)}
                    {kind === "working" && ` (${say(WORKED)})`}
                  </li>
                ))}
              </ul>
            </Details>
          </>
        )}
      </Show>
    </Page>
  );
}

function Office({ office }: { office: Schemas["OfficeView"] }) {
  const { opens, closes, friday_break_from, friday_break_to } = office.hours;
  const whole = `${clock(opens)}–${clock(closes)} WIB`;
  const pause = say(BREAK, { from: clock(friday_break_from), to: clock(friday_break_to) });
  return (
    <>
      <h2 class="govuk-heading-m">{say(WHATSAPP)}</h2>
      <SummaryList
        rows={office.contacts.map(({ label, whatsapp }) => [
          say(label),
          <a
            class="govuk-link"
            href={`https://wa.me/${whatsapp.replace("+", "")}`}
            rel="noopener noreferrer"
            key={whatsapp}
          >
            {phone(whatsapp)}
          </a>,
        ])}
      />
      <p class="govuk-body">{say(KEYWORD)}</p>
      <p class="govuk-body">
        {say(MESSAGES)}{" "}
        <a class="govuk-link" href="/pesan">
          {say(TO_MESSAGES)}
        </a>
      </p>
      <h2 class="govuk-heading-m">{say(OFFICE)}</h2>
      <SummaryList
        rows={[
          [
            say(ADDRESS),
            <address class="app-address" key="address">
              {office.name}
              <br />
              {office.address}, {office.city} {office.postal_code}
              <br />
              {office.regency}, {office.province}
            </address>,
          ],
          [
            say(PHONE),
            <a class="govuk-link" href={`tel:${office.phone.replace(/[^\d+]/g, "")}`} key="phone">
              {office.phone}
            </a>,
          ],
          [
            say(EMAIL),
            <a class="govuk-link" href={`mailto:${office.email}`} key="email">
              {office.email}
            </a>,
          ],
        ]}
      />
      <h2 class="govuk-heading-m">{say(HOURS)}</h2>
      <SummaryList
        rows={[
          [say(MON_THU), whole],
          [say(FRIDAY), `${whole}, ${pause}`],
          [say(WEEKEND), say(CLOSED)],
        ]}
      />
    </>
  );
}
