import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";
import { clock, fullMoment } from "bersama/spelt.ts";

import { office } from "../../office.ts";

const ALWAYS: Text = {
  id: "Permohonan dapat dikirim kapan saja, tetapi hanya diproses pada hari dan jam kerja.",
  en: "Applications can be sent at any time, but are processed on working days and in office hours only.",
};
const OPEN: Text = {
  id: "Petugas sedang melayani sampai pukul {closes} WIB.",
  en: "Officers are at work now, until {closes} WIB.",
};
const AGAIN: Text = {
  id: "Petugas melayani kembali pada {moment}.",
  en: "Officers are at work again on {moment}.",
};

const CLOSED: Record<Schemas["Closed"], Text> = {
  holiday: { id: "Hari ini libur: {holiday}.", en: "Today is a holiday: {holiday}." },
  weekend: { id: "Hari ini akhir pekan.", en: "It is the weekend." },
  "before-hours": { id: "Kantor belum buka.", en: "The office has not opened yet." },
  "friday-break": {
    id: "Kantor sedang istirahat Jumat.",
    en: "The office is on its Friday break.",
  },
  "after-hours": { id: "Kantor sudah tutup.", en: "The office has closed." },
};

/** The banner: apply at any time, processing in office hours; and how it is at this moment. */
export function Opening() {
  const { value } = useLoaded(office, []);
  const state = value ? (value.now.open ? "open" : "closed") : "unknown";
  return (
    <div class="app-opening">
      <span class={`app-opening__lamp app-opening__lamp--${state}`} aria-hidden="true" />
      <p>
        <strong>{say(ALWAYS)}</strong> <span role="status">{value && now(value)}</span>
      </p>
    </div>
  );
}

function now({ now: { open, closed, holiday, opens_at }, hours }: Schemas["OfficeView"]): string {
  if (open) return say(OPEN, { closes: clock(hours.closes) });
  const why = closed ? say(CLOSED[closed], { holiday: holiday ? say(holiday) : "" }) : "";
  const again = opens_at ? say(AGAIN, { moment: fullMoment(opens_at) }) : "";
  return `${why} ${again}`.trim();
}
