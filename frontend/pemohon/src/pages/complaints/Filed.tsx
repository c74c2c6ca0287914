import type { Schemas } from "bersama/api/client.ts";
import { Page } from "bersama/components/Page.tsx";
import { Notice } from "bersama/components/shown.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

export type Sent = Schemas["AnonymousComplaint"] | Schemas["ComplaintView"];

const TITLE: Text = { id: "Pengaduan terkirim", en: "The complaint is sent" };
const NUMBER: Text = {
  id: "Nomornya {number}. Hasilnya ada paling lambat {day}.",
  en: "Its number is {number}. The outcome is there by {day}.",
};
const CODE: Text = { id: "Kode Anda", en: "Your code" };
const WRITE_DOWN: Text = {
  id: "Catat kode ini sekarang. Hanya dengan kode ini hasilnya dapat dilihat, dan kami tidak dapat menampilkannya lagi.",
  en: "Write this code down now. Only this code shows the outcome, and we cannot show it again.",
};
const FOLLOW: Text = { id: "Lihat hasil dengan kode", en: "See the outcome by its code" };
const TOLD: Text = {
  id: "Kami mengabari Anda begitu dijawab.",
  en: "We tell you as soon as it is answered.",
};
const OWN: Text = { id: "Pengaduan Anda", en: "Your complaints" };

/** What whoever complained has to know now. */
export function Filed({ sent }: { sent: Sent }) {
  const code = "code" in sent ? sent.code : undefined;
  return (
    <Page title={say(TITLE)} narrow>
      <p class="govuk-body app-lead">
        {say(NUMBER, { number: sent.number, day: day(sent.due_on) })}
      </p>
      {code ? (
        <>
          <Notice tone="warn">
            <p class="govuk-body">{say(CODE)}</p>
            <p class="govuk-heading-l">{grouped(code)}</p>
            <p class="govuk-body">{say(WRITE_DOWN)}</p>
          </Notice>
          <p class="govuk-body">
            <a class="govuk-link" href="/pengaduan/ikuti">
              {say(FOLLOW)}
            </a>
          </p>
        </>
      ) : (
        <>
          <p class="govuk-body">{say(TOLD)}</p>
          <p class="govuk-body">
            <a class="govuk-link" href="/pengaduan/saya">
              {say(OWN)}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}

/** In groups of four, as people copy it. */
const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, "$1-");
