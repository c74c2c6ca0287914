import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { Row } from "../../api/queue.ts";
import { KeyHint } from "../../components/KeyHint.tsx";
import { shortMoment } from "../../moments.ts";
import { DaysLeft, kindOf, StateCell } from "./Cells.tsx";

const LABEL: Text = { id: "Sekilas berkas tersorot", en: "The file under the keys at a glance" };
const NUMBER: Text = { id: "Nomor", en: "Number" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const STEP: Text = { id: "Tahap", en: "Step" };
const DISTRICT: Text = { id: "Kecamatan", en: "District" };
const SINCE: Text = { id: "Menunggu sejak", en: "Waiting since" };
const ROUND: Text = { id: "Ronde", en: "Round" };
const PROMISE: Text = { id: "Janji", en: "Promise" };
const TARGET: Text = { id: "Target tahap", en: "Step's target" };
const FINDINGS: Text = { id: "Temuan mesin", en: "Machine's findings" };
const MESSAGES: Text = { id: "Pesan belum dibaca", en: "Unread messages" };
const TAKE: Text = { id: "Ambil dan tinjau", en: "Take and review" };
const OPEN: Text = { id: "Buka tinjauan", en: "Open the review" };
const READ: Text = { id: "Baca saja", en: "Read only" };

/** What is known of the row under the keys, where a wide screen has the room for it. */
export function Peek({ row, take, look }: { row: Row; take: () => void; look: () => void }) {
  const facts: readonly (readonly [Text, preact.ComponentChildren])[] = [
    [NUMBER, row.number],
    [TYPE, `${row.type.label}, ${kindOf(row).toLowerCase()}`],
    [STEP, row.step?.label],
    [DISTRICT, row.district?.name],
    [SINCE, row.waiting_since && shortMoment(row.waiting_since)],
    [ROUND, row.round],
    [TARGET, row.due_at && <Until at={row.due_at} days={row.days_left} />],
    [PROMISE, row.promised_on && <Until at={row.promised_on} days={row.promise_days_left} />],
    [FINDINGS, row.findings || null],
    [MESSAGES, row.unread_messages || null],
  ];
  return (
    <aside class="app-peek app-panel" aria-label={say(LABEL)}>
      <div class="app-panel__head">
        <h2>{row.applicant}</h2>
        <StateCell row={row} gone={false} />
      </div>
      <div class="app-panel__body">
        <dl class="app-facts">
          {facts
            .filter(([, value]) => value !== null && value !== undefined && value !== "")
            .map(([label, value]) => (
              <Fact key={label.id} label={label} value={value} />
            ))}
        </dl>
        <div class="app-actions app-peek__acts">
          <button type="button" class="app-button app-button--first" onClick={take}>
            {say(row.claimed_by_me ? OPEN : TAKE)} <KeyHint keys="Enter" />
          </button>
          <button type="button" class="app-button" onClick={look}>
            {say(READ)} <KeyHint keys="o" />
          </button>
        </div>
      </div>
    </aside>
  );
}

function Until({ at, days }: { at: string; days: number | null }) {
  return (
    <>
      <b>{day(at)}</b> <DaysLeft days={days} />
    </>
  );
}

function Fact({ label, value }: { label: Text; value: preact.ComponentChildren }) {
  return (
    <>
      <dt>{say(label)}</dt>
      <dd>{value}</dd>
    </>
  );
}
