// How the service is: what works, what is slow, what is away, and when it will be worked on.

import { Page } from "bersama/components/Page.tsx";
import { Notice, type Row, Show, SummaryList, Tag } from "bersama/components/shown.tsx";
import { moment, officeDay, time } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { useEffect } from "preact/hooks";

import { ahead, type Now, type State, told, whole } from "./told.ts";

const TITLE: Text = { id: "Status layanan", en: "Service status" };
const WHOLE: Record<State | "unknown", Text> = {
  up: { id: "Semua layanan berjalan", en: "Everything works" },
  slow: { id: "Ada layanan yang lambat", en: "Something is slow" },
  down: { id: "Ada layanan yang terganggu", en: "Something does not work" },
  unknown: { id: "Status saat ini belum diketahui", en: "The current status is not known" },
};
const CURE: Record<State | "unknown", Text> = {
  up: {
    id: "Tetap mengalami kendala? Mungkin kami belum mengetahuinya.",
    en: "Still having trouble? We may not know of it yet.",
  },
  slow: {
    id: "Anda tetap dapat memakai layanan; yang lambat akan menyusul. Yang sudah dikirim tidak hilang.",
    en: "You can go on using the service; what is slow will follow. What was sent is not lost.",
  },
  down: {
    id: "Petugas kami sudah diberi tahu. Yang sudah dikirim tidak hilang; cobalah lagi nanti.",
    en: "Our operators have been told. What was sent is not lost; please try again later.",
  },
  unknown: {
    id: "Periksa sambungan internet Anda, lalu muat ulang halaman ini beberapa menit lagi.",
    en: "Check your internet connection, and load this page again in some minutes.",
  },
};
const TONES: Record<State, "good" | "warn" | "bad"> = { up: "good", slow: "warn", down: "bad" };
const STATES: Record<State, Text> = {
  up: { id: "Berjalan", en: "Works" },
  slow: { id: "Lambat", en: "Slow" },
  down: { id: "Terganggu", en: "Does not work" },
};
const PARTS_TITLE: Text = { id: "Bagian layanan", en: "Parts of the service" };
const PARTS: Record<string, Text> = {
  site: { id: "Masuk, permohonan, verifikasi izin", en: "Sign-in, applications, checking permits" },
  uploads: { id: "Pemeriksaan berkas unggahan", en: "Checking of uploaded files" },
  review: { id: "Perpindahan berkas antar-tahap", en: "Moving of files from step to step" },
  signing: { id: "Penerbitan izin", en: "Issuing of permits" },
  messages: { id: "E-mail dan WhatsApp", en: "Email and WhatsApp" },
};
const CHECKED: Text = {
  id: "Diperiksa {when}. Halaman ini memperbarui diri setiap menit.",
  en: "Checked {when}. This page renews itself every minute.",
};
const WORK_TITLE: Text = { id: "Pekerjaan terencana", en: "Planned work" };
const NO_WORK: Text = { id: "Tidak ada.", en: "None." };
const UNDER_WAY: Text = { id: "Sedang berlangsung", en: "Under way" };
const FROM_TO: Text = { id: "{from} sampai {to}", en: "{from} to {to}" };
const TO_CONTACT: Text = { id: "Hubungi kami", en: "Contact us" };
const MINUTE = 60_000;

export default function Status() {
  const found = useLoaded(told, []);
  const { again } = found;
  useEffect(() => {
    const timer = setInterval(again, MINUTE);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Page title={say(TITLE)}>
      <Show loaded={found}>{(now) => <Shown now={now} />}</Show>
    </Page>
  );
}

function Shown({ now }: { now: Now | null }) {
  const at = new Date();
  const state = whole(now, at);
  return (
    <>
      <div role="status">
        <Notice tone={state ? TONES[state] : "plain"}>
          <h2 class="govuk-heading-m">{say(WHOLE[state ?? "unknown"])}</h2>
          <p class="govuk-body">
            {say(CURE[state ?? "unknown"])}{" "}
            <a class="govuk-link" href="/kontak">
              {say(TO_CONTACT)}
            </a>
          </p>
        </Notice>
      </div>
      {state && now && <Parts now={now} />}
      <h2 class="govuk-heading-m">{say(WORK_TITLE)}</h2>
      <Work planned={ahead(now?.planned ?? [], at)} />
    </>
  );
}

function Parts({ now }: { now: Now }) {
  const rows: Row[] = Object.entries(PARTS).map(([part, name]) => {
    const state = now.parts[part];
    return [
      say(name),
      state && (
        <Tag tone={TONES[state]} key={part}>
          {say(STATES[state])}
        </Tag>
      ),
    ];
  });
  return (
    <>
      <h2 class="govuk-heading-m">{say(PARTS_TITLE)}</h2>
      <SummaryList rows={rows} />
      <p class="govuk-body-s">{say(CHECKED, { when: moment(now.at) })}</p>
    </>
  );
}

/** The day as well, where it is another one. */
const end = (from: string, to: string) =>
  officeDay(from) === officeDay(to) ? `${time(new Date(to))} WIB` : moment(to);

function Work({ planned }: { planned: ReturnType<typeof ahead> }) {
  if (!planned.length) return <p class="govuk-body">{say(NO_WORK)}</p>;
  return planned.map(({ from, to, text, underWay }) => (
    <Notice tone={underWay ? "warn" : "plain"} key={from}>
      {underWay && (
        <p class="govuk-body">
          <Tag tone="warn">{say(UNDER_WAY)}</Tag>
        </p>
      )}
      <p class="govuk-body">
        <strong>{say(FROM_TO, { from: moment(from), to: end(from, to) })}</strong>
      </p>
      <p class="govuk-body">{say(text)}</p>
    </Notice>
  ));
}
