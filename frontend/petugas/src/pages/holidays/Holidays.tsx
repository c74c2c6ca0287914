// The year's joint decree: typed as a list of days, looked at, then entered.

import { ActForm } from "bersama/components/ActForm.tsx";
import { TextArea, TextField } from "bersama/components/fields.tsx";
import { FailedToLoad } from "bersama/components/problems.tsx";
import { Loading } from "bersama/components/shown.tsx";
import { useForm } from "bersama/form.ts";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useAct, useLoaded } from "bersama/loading.ts";
import { useState } from "preact/hooks";

import { PageHead } from "../../components/PageHead.tsx";
import { daysIn, decreeDays, enter, entries, preview } from "./days.ts";

const TITLE: Text = { id: "Hari libur", en: "Holidays" };
const WHY: Text = {
  id: "Kalender bawaan memperkirakan hari raya. Yang tertulis di sini menang.",
  en: "The calendar estimates Islamic dates. What is written here wins.",
};
const ONE_DAY: Text = { id: "Ubah hari tertentu", en: "Change a certain day" };
const REASON: Text = { id: "Nama keputusan", en: "Name of the decree" };
const REASON_HINT: Text = {
  id: "Contoh: keputusan bersama tiga menteri, nomor dan tahunnya.",
  en: "Example: joint decree of three ministers, number and year.",
};
const HOLIDAYS: Text = { id: "Hari libur dan cuti bersama", en: "Holidays and joint leave" };
const WORKING: Text = {
  id: "Hari kerja, walaupun kalender menyebutnya libur",
  en: "Working days although the calendar says otherwise",
};
const LINES: Text = {
  id: "Satu tanggal tiap baris. Contoh: 10-3-2027.",
  en: "One date on each line. Example: 10-3-2027.",
};
const WRONG: Text = {
  id: "Bukan tanggal: {lines}. Perbaiki barisnya.",
  en: "No dates: {lines}. Correct these lines.",
};
const LOOK: Text = { id: "Lihat dampaknya", en: "See what it changes" };
const ENTER: Text = { id: "Simpan keputusan", en: "Enter the decree" };
const EFFECT: Text = {
  id: "{days} hari berubah. Dari {promised} permohonan yang sudah dijanjikan, {later} menjadi lebih lambat dan {earlier} lebih cepat bila dihitung ulang hari ini.",
  en: "{days} {days:day changes|days change}. Of {promised} promised applications, {later} would be later and {earlier} earlier, counted anew today.",
};
const STAY: Text = {
  id: "Tanggal yang sudah diberitahukan kepada pemohon tetap; waktu kerja untuk permohonan itu yang berkurang atau bertambah.",
  en: "Dates that applicants were told stay; what changes is the time that is left for their applications.",
};
const SAVED: Text = { id: "Keputusan tersimpan.", en: "The decree is entered." };
const NOW: Text = { id: "Yang tertulis sekarang", en: "What is written now" };
const NONE: Text = { id: "Belum ada.", en: "Nothing yet." };
const RULES: Record<string, Text> = {
  holiday: { id: "libur", en: "holiday" },
  "working-day": { id: "hari kerja", en: "working day" },
};

const EMPTY = { reason: "", holidays: "", working: "" };

export default function Holidays() {
  const now = useLoaded(entries, []);
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof preview>> | null>(null);
  const form = useForm(EMPTY, async ({ reason }) => {
    await enter(days(), reason);
    form.put(EMPTY);
    setSeen(null);
    await now.again();
  });
  const { holidays, working } = form.values;
  const typed = [daysIn(holidays), daysIn(working)] as const;
  const days = () => decreeDays(...typed);
  const wrong = typed.flatMap((one) => one.wrong);
  const look = useAct(async () => setSeen(await preview(days())));
  const ready = wrong.length === 0 && days().length > 0;
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(WHY)}>
        <a class="app-button" href="/petugas/kantor/libur">
          {say(ONE_DAY)}
        </a>
      </PageHead>
      <div role="status">
        {form.done && !seen && days().length === 0 && (
          <div class="app-notice app-notice--good">
            <p>{say(SAVED)}</p>
          </div>
        )}
        {wrong.length > 0 && (
          <div class="app-notice app-notice--warn">
            <p>{say(WRONG, { lines: wrong.join("; ") })}</p>
          </div>
        )}
        {look.problem && (
          <div class="app-notice app-notice--bad">
            <p>{look.problem.fields[0]?.message ?? look.problem.detail}</p>
          </div>
        )}
        {seen && (
          <div class="app-notice">
            <p>
              {say(EFFECT, {
                days: seen.days.length,
                promised: seen.promised,
                later: seen.later,
                earlier: seen.earlier,
              })}{" "}
              {say(STAY)}
            </p>
          </div>
        )}
      </div>
      <section class="app-panel app-panel--pad">
        <ActForm
          act={form}
          label={say(ENTER)}
          beside={
            <button
              type="button"
              class="app-button"
              aria-disabled={!ready || look.busy || undefined}
              onClick={() => ready && void look.run()}
            >
              {say(LOOK)}
            </button>
          }
        >
          <TextField {...form.field("reason")} label={say(REASON)} hint={say(REASON_HINT)} />
          <TextArea {...form.field("holidays", "days")} label={say(HOLIDAYS)} hint={say(LINES)} />
          <TextArea {...form.field("working")} label={say(WORKING)} hint={say(LINES)} />
        </ActForm>
      </section>
      <h2>{say(NOW)}</h2>
      {!now.value &&
        (now.state === "failed" ? (
          <FailedToLoad problem={now.problem} again={() => void now.again()} />
        ) : (
          <Loading />
        ))}
      {now.value?.items.length === 0 && <p class="app-quiet">{say(NONE)}</p>}
      <ul>
        {now.value?.items
          .filter(({ active }) => active)
          .map(({ entry_id, content }) => (
            <li key={entry_id}>
              {day(entry_id)}: {say(RULES[content.rule] ?? { id: content.rule, en: content.rule })},{" "}
              {content.reason}
            </li>
          ))}
      </ul>
    </>
  );
}
