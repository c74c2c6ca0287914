import { Notice } from "bersama/components/shown.tsx";
import { time } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { Saver } from "./saver.ts";

const IDLE: Text = {
  id: "Isian disimpan otomatis.",
  en: "Your answers are saved automatically.",
};
const SAVING: Text = { id: "Menyimpan…", en: "Saving…" };
const SAVED: Text = { id: "Tersimpan pukul {time}", en: "Saved at {time}" };
const WAITING: Text = {
  id: "Belum tersimpan: tidak ada sambungan internet. Isian Anda aman di peramban ini dan disimpan begitu tersambung lagi.",
  en: "Not saved yet: there is no internet connection. Your answers are safe in this browser, and are saved when you are back online.",
};
const RESTORED: Text = {
  id: "Isian terakhir Anda yang belum tersimpan sudah dipulihkan.",
  en: "Your last answers that were not saved yet have been brought back.",
};

/** Whether what was typed is safe; it stays in view while the form is scrolled. */
export function SavedStatus({ saver }: { saver: Saver }) {
  const status = saver.status.value;
  return (
    <>
      {saver.restored && (
        <Notice tone="good">
          <p class="govuk-body">{say(RESTORED)}</p>
        </Notice>
      )}
      <p class={`app-saved app-saved--${status.state}`} role="status">
        {status.state === "idle" && say(IDLE)}
        {status.state === "saving" && say(SAVING)}
        {status.state === "saved" && say(SAVED, { time: time(status.at) })}
        {status.state === "waiting" && say(WAITING)}
        {status.state === "refused" && `${status.problem.title}. ${status.problem.detail}`}
      </p>
    </>
  );
}
